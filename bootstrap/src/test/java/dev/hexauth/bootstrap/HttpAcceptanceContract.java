package dev.hexauth.bootstrap;

/** All that every assembly must answer over HTTP: the whole HTTP contract. */
public interface HttpAcceptanceContract
    extends StoresHttpContract,
        RegistrationValidationContract,
        TokenContract,
        TokenAttackContract,
        BodyDeliveryContract,
        EveryRouteContract,
        HardeningContract,
        JwksContract,
        CookieContract,
        SeveralCookiesContract,
        PrefetchContract,
        CorsContract,
        CrossSiteContract,
        ErrorContract,
        ErrorCodeContract,
        BodyFormatContract,
        BadBodyContract,
        BadHeaderContract,
        BadRequestLineContract,
        BehindProxyContract,
        LimitsContract,
        SlowDripContract,
        ProbeContract,
        BrowserContract {}
