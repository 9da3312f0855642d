create type mood as enum ('glad', 'sad');
create domain lower_case as text check (value = lower(value));

create table notes (
  id uuid primary key,
  title lower_case not null,
  mood mood not null default 'glad',
  updated_at timestamptz not null default now()
);

create function touch() returns trigger language plpgsql as $$
begin
  new.updated_at := now();
  return new;
end
$$;

create trigger notes_touch before update on notes for each row execute function touch();
