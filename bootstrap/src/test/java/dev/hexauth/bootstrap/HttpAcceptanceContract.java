package dev.hexauth.bootstrap;

/**
 * All that every assembly must answer over HTTP: the whole HTTP contract. Mail must be on: {@code
 * EMAIL_HOST} and {@code EMAIL_PORT} name {@code TestServices.mailServer()}. Events must be kept:
 * {@link Assembly} sees to that.
 */
public interface HttpAcceptanceContract
    extends StoresHttpContract,
        RegistrationValidationContract,
        TokenContract,
        TokenAttackContract,
        BodyDeliveryContract,
        IntrospectionContract,
        RevocationContract,
        ServiceTokenContract,
        ServiceKeyContract,
        NoBrowsersContract,
        EveryRouteContract,
        HardeningContract,
        JwksContract,
        MetadataContract,
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
        BrowserContract,
        ConsoleContract,
        ServiceKeyAdminContract,
        DirectoryContract,
        AuditContract,
        MailExportContract,
        MailContract,
        AdminLettersContract {}
