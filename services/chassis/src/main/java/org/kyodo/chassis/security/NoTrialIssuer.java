package org.kyodo.chassis.security;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.kyodo.chassis.settings.ProductionRule;
import org.kyodo.chassis.settings.WrongSettings.Fault;
import org.springframework.core.env.Environment;

/** In production no token is taken of a provider on this machine, such as the demo's, or without https. */
final class NoTrialIssuer implements ProductionRule {
    @Override
    public Stream<Fault> faults(Environment settings) {
        List<Issuer> issuers = Issuer.in(settings);
        return issuers.isEmpty()
                ? Stream.of(Issuers.NONE)
                : issuers.stream()
                        .flatMap(issuer -> Stream.concat(
                                // One without is told of in any profile.
                                Stream.ofNullable(issuer.uri()),
                                issuer.jwkSetUri().stream().filter(uri -> !"file".equals(uri.getScheme()))))
                        .filter(NoTrialIssuer::isForTrials)
                        .map(uri -> new Fault(
                                Issuer.SETTING,
                                uri + " は試用のための発行者です(自治体の発行者の https の URL を指定してください)",
                                uri + " is an issuer for trying out (expected: the https address of a provider outside"
                                        + " this machine)"));
    }

    private static boolean isForTrials(URI uri) {
        return !"https".equals(uri.getScheme()) || Issuer.isLoopback(uri);
    }
}
