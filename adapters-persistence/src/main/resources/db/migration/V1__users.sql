-- Who may log in, one row each. No other table refers to this one: sessions may live in another store.

create type user_role as enum ('user', 'admin');

create table users (
  -- Version 7 (RFC 9562), made by the service.
  id                uuid         not null,
  name              varchar(255) not null,
  -- What a user logs in with, in lower case: see users_email_lower_case.
  email             varchar(254) not null,
  photo             varchar(255) not null default 'default.png',
  verified          boolean      not null default false,
  -- The hash, never the password; it names its algorithm and cost.
  password          text         not null,
  role              user_role    not null default 'user',
  -- What proves that the address is the user's; none once it is proven, or was never asked for.
  verification_code text,
  created_at        timestamptz  not null default now(),
  -- When name, email, photo or role last changed.
  updated_at        timestamptz  not null default now(),

  constraint users_pkey primary key (id),
  constraint users_email_key unique (email),
  constraint users_verification_code_key unique (verification_code),
  constraint users_email_verification_code_key unique (email, verification_code),
  -- Addresses are ASCII in lower case. So users_email_key holds in any letter case, in any locale of
  -- the database, and answers "who has this address" without a function on the column.
  constraint users_email_lower_case check (email = lower(email) and email ~ '^[!-~]+$')
);

create index users_email_verification_code_idx on users (email, verification_code);
