package org.kyodo.chassis.security;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.ResourceRetriever;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.text.ParseException;
import java.time.Duration;
import org.kyodo.contracts.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The public keys of a provider, fetched when the first token of it comes, so that a service starts while the provider is away.
 *
 * <p>They are kept for five minutes; while the provider is away for longer, those known last are used for an hour. A token
 * signed with a key that is not among them leads to one more look, at most every thirty seconds, for a provider may have
 * changed its keys, and strangers may send what they like.
 */
final class ProviderKeys implements JWKSetSource<SecurityContext> {
    private static final long MILLIS_KEPT = Duration.ofMinutes(5).toMillis();
    private static final long MILLIS_IN_AN_OUTAGE = Duration.ofHours(1).toMillis();
    private static final long MILLIS_BETWEEN_LOOKS = Duration.ofSeconds(30).toMillis();
    private static final long MILLIS_WAITED_FOR = Duration.ofSeconds(6).toMillis();
    private static final int MILLIS_TO_CONNECT = 2_000;
    private static final int MILLIS_TO_READ = 3_000;
    private static final int MOST_BYTES = 256 << 10;

    private final Issuer issuer;
    private final ResourceRetriever web;
    private final CircuitBreaker breaker;
    private JWKSet last;
    private long lastAt;

    private ProviderKeys(Issuer issuer) {
        this.issuer = issuer;
        this.web = new Direct();
        this.breaker = CircuitBreaker.of(
                "keys of " + issuer.uri(),
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(5)
                        .minimumNumberOfCalls(3)
                        .waitDurationInOpenState(Duration.ofSeconds(10))
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .build());
    }

    static JWKSource<SecurityContext> of(Issuer issuer) {
        return JWKSourceBuilder.create(new ProviderKeys(issuer))
                .cache(MILLIS_KEPT, MILLIS_WAITED_FOR)
                .refreshAheadCache(false)
                // Looks are rare already; what this would add is a refusal where the keys known do as well.
                .rateLimited(false)
                .outageTolerant(MILLIS_IN_AN_OUTAGE)
                .build();
    }

    @Override
    public synchronized JWKSet getJWKSet(JWKSetCacheRefreshEvaluator refresh, long now, SecurityContext context)
            throws KeySourceException {
        if (last == null || now - lastAt >= MILLIS_BETWEEN_LOOKS) {
            try {
                last = breaker.executeCallable(this::fetch);
                lastAt = now;
            } catch (Exception e) {
                throw new JWKSetUnavailableException("the keys of " + issuer.uri() + " cannot be had", e);
            }
        }
        return last;
    }

    private JWKSet fetch() throws IOException, ParseException {
        URI address = issuer.jwkSetUri().isPresent() ? issuer.jwkSetUri().get() : told();
        return JWKSet.parse(web.retrieveResource(address.toURL()).getContent());
    }

    /** Where the provider says that its keys are. */
    private URI told() throws IOException {
        String root = issuer.uri().toString().replaceAll("/$", "");
        try {
            JsonNode told =
                    Json.TOLERANT.readTree(web.retrieveResource(URI.create(root + "/.well-known/openid-configuration")
                                    .toURL())
                            .getContent());
            if (!told.path("issuer").asString("").equals(issuer.uri().toString())) {
                throw new IOException("another issuer answers at " + root);
            }
            URI address = URI.create(told.path("jwks_uri").asString(""));
            if (!issuer.isSafe(address)) {
                throw new IOException(root + " names an address for its keys that is not https");
            }
            return address;
        } catch (JacksonException | IllegalArgumentException e) {
            throw new IOException(root + " tells no OpenID configuration", e);
        }
    }

    @Override
    public void close() {
        // Nothing is held open.
    }

    /** Follows no redirection: it might lead away from https. */
    private static final class Direct extends DefaultResourceRetriever {
        Direct() {
            super(MILLIS_TO_CONNECT, MILLIS_TO_READ, MOST_BYTES);
        }

        @Override
        protected HttpURLConnection openHTTPConnection(URL url) throws IOException {
            HttpURLConnection connection = super.openHTTPConnection(url);
            connection.setInstanceFollowRedirects(false);
            return connection;
        }
    }
}
