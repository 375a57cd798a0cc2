package org.kyodo.chassis.security;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kyodo.chassis.settings.WrongSettings.Fault;
import org.kyodo.contracts.value.MunicipalityCode;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.env.Environment;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;

/**
 * A provider whose tokens are taken 発行者.
 *
 * @param uri as tokens name it in {@code iss}
 * @param municipalities for which it may speak; empty for the provider of the whole installation, which alone may name
 *     platform operators
 * @param jwkSetUri where it publishes its keys; unless given, its OpenID configuration tells
 * @param algorithms by which it signs; asymmetric ones only
 * @param plainJwt whether it does not mark access tokens as such ({@code typ} is {@code JWT} or absent, not {@code at+jwt})
 * @param plainHttp whether its keys may be fetched without https from another machine: for trying out in a cluster, never in production
 */
public record Issuer(
        URI uri,
        @DefaultValue Set<MunicipalityCode> municipalities,
        Optional<URI> jwkSetUri,
        @DefaultValue Set<SignatureAlgorithm> algorithms,
        @DefaultValue("false") boolean plainJwt,
        @DefaultValue("false") boolean plainHttp) {
    public Issuer {
        municipalities = Set.copyOf(municipalities);
        algorithms = algorithms.isEmpty() ? EnumSet.allOf(SignatureAlgorithm.class) : Set.copyOf(algorithms);
    }

    /** Where they are configured. */
    static final String SETTING = "kyodo.issuers";

    /** Those that are configured. */
    public static List<Issuer> in(Environment settings) {
        return Binder.get(settings).bind(SETTING, Bindable.listOf(Issuer.class)).orElse(List.of());
    }

    /** Whether it is the provider of the whole installation. */
    boolean speaksForAll() {
        return municipalities.isEmpty();
    }

    /** What is wrong with its addresses: it has one, and outside this machine only https is taken. */
    List<Fault> faults() {
        if (uri == null) {
            return List.of(new Fault(
                    SETTING + "[].uri",
                    "ない発行者があります(発行者の URL を指定してください)",
                    "missing (expected: the address of the issuer)"));
        }
        List<Fault> faults = new ArrayList<>();
        check(SETTING + "[].uri", uri, faults);
        jwkSetUri
                .filter(address -> !"file".equals(address.getScheme()))
                .ifPresent(address -> check(SETTING + "[].jwk-set-uri", address, faults));
        return faults;
    }

    private void check(String setting, URI address, List<Fault> faults) {
        if (!isSafe(address)) {
            faults.add(new Fault(
                    setting,
                    address + " は使えません(https の URL を指定してください。http はこのマシンの中だけで使えます)",
                    address + " (expected: https; http only within this machine)"));
        }
    }

    /** Whether what comes from this address cannot be altered on the way, or may be. */
    boolean isSafe(URI address) {
        return address.getHost() != null
                && ("https".equals(address.getScheme())
                        || "http".equals(address.getScheme()) && (plainHttp || isLoopback(address)));
    }

    /** Whether the address is this machine. Names other than {@code localhost} are not looked up. */
    static boolean isLoopback(URI address) {
        String host = address.getHost();
        if (host == null || host.equals("localhost")) {
            return host != null;
        }
        try {
            // Numbers only, for a name may lead anywhere.
            return host.matches("[0-9.]+|\\[[0-9a-fA-F:.]+]")
                    && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
