package org.kyodo.journeys;

import java.net.URI;
import java.util.Map;
import picocli.CommandLine.Option;

/** Where the five services are, as programs in a container are told. */
public final class ServiceAddresses {
    @Option(
            names = "--registry",
            paramLabel = "URL",
            required = true,
            defaultValue = "${env:KYODO_REGISTRY_URL}",
            description = {"各サービスのアドレス。", "The base address of each service ($KYODO_REGISTRY_URL and so on)."})
    private URI registry;

    @Option(names = "--proposal", paramLabel = "URL", required = true, defaultValue = "${env:KYODO_PROPOSAL_URL}")
    private URI proposal;

    @Option(names = "--grant", paramLabel = "URL", required = true, defaultValue = "${env:KYODO_GRANT_URL}")
    private URI grant;

    @Option(names = "--evaluation", paramLabel = "URL", required = true, defaultValue = "${env:KYODO_EVALUATION_URL}")
    private URI evaluation;

    @Option(
            names = "--notification",
            paramLabel = "URL",
            required = true,
            defaultValue = "${env:KYODO_NOTIFICATION_URL}")
    private URI notification;

    public Map<Service, URI> all() {
        return Map.of(
                Service.REGISTRY,
                registry,
                Service.PROPOSAL,
                proposal,
                Service.GRANT,
                grant,
                Service.EVALUATION,
                evaluation,
                Service.NOTIFICATION,
                notification);
    }
}
