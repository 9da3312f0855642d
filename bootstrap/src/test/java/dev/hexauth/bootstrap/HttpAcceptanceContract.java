package dev.hexauth.bootstrap;

/** All that every assembly must answer over HTTP: the whole HTTP contract. */
public interface HttpAcceptanceContract
    extends RegistrationContract,
        RegistrationValidationContract,
        LoginContract,
        TokenContract,
        TokenAttackContract,
        RefreshContract,
        MishapContract,
        LogoutContract,
        MeContract,
        SessionsContract,
        PasswordChangeContract,
        AccountDeletionContract,
        OperatorContract,
        EveryRouteContract,
        HardeningContract,
        JwksContract,
        CookieContract,
        CorsContract,
        CrossSiteContract,
        ErrorContract,
        ErrorCodeContract,
        BadBodyContract,
        BadHeaderContract,
        BadRequestLineContract,
        BrowserContract {}
