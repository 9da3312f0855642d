package dev.hexauth.bootstrap;

/**
 * The part of the {@link HttpAcceptanceContract} that depends on what stores answer: how users come
 * and go, log in and out, and how sessions are refreshed, listed and ended, races included. Enough
 * for an adapter of users, sessions, attempts or known networks. An adapter of another port needs
 * the whole.
 */
public interface StoresHttpContract
    extends AdaptersContract,
        RegistrationContract,
        LoginContract,
        RefreshContract,
        LostResponseContract,
        MishapContract,
        LogoutContract,
        MeContract,
        SessionsContract,
        PasswordChangeContract,
        AccountDeletionContract,
        AccountExportContract,
        AdminContract,
        AdminHelpContract,
        AdminRaceContract {}
