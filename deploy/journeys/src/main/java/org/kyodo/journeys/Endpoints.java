package org.kyodo.journeys;

import java.net.URI;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * Where a platform answers, on this machine or elsewhere.
 *
 * @param services the base address of each service
 * @param identity the identity provider's base address; tokens come from {@code /oauth2/token} there
 * @param kafka the broker's bootstrap addresses
 */
public record Endpoints(Map<Service, URI> services, URI identity, String kafka) {
    public Endpoints {
        services = Map.copyOf(services);
        Set<Service> missing = EnumSet.allOf(Service.class);
        missing.removeAll(services.keySet());
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("services: no address of " + missing + " (expected: one of each)");
        }
    }

    URI of(Service service) {
        return services.get(service);
    }
}
