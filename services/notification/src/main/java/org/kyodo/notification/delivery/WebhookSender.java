package org.kyodo.notification.delivery;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.HttpHostConnectException;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpOptions;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.utils.DateUtils;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParserFactory;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.notification.subscription.Reach;
import org.kyodo.notification.subscription.Webhook;

/**
 * Makes one attempt: a signed POST of the event as CloudEvents structured JSON, or the question whether the address agrees to
 * receive.
 *
 * <p>Trusts the other side in nothing: the name is resolved once, all addresses it leads to are checked, and the connection is
 * made to one of them, so a name that leads elsewhere a moment later gains nothing; no redirect is followed, no cookie and no
 * body is kept, and whatever comes, or does not come, ends in an {@link Answer}.
 */
final class WebhookSender implements AutoCloseable {
    static final int BODY_LIMIT = 64 * 1024;

    /** A body says nothing; it is read for so long only to use the connection again. */
    private static final Duration BODY_TIME = Duration.ofMillis(500);

    private static final int CONNECTIONS_OF_DESTINATION = 8;
    private static final int CONNECTIONS = 400;
    private static final Duration CONNECTION_LIFE = Duration.ofMinutes(5);
    private static final ContentType CLOUD_EVENT = ContentType.create("application/cloudevents+json");
    private static final String ANY_ORIGIN = "*";
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");
    /** What is longer is not read. */
    private static final Http1Config HEADERS =
            Http1Config.custom().setMaxHeaderCount(100).setMaxLineLength(8192).build();

    private final Duration timeout;
    private final Reach reach;
    private final DnsResolver names;
    private final String origin;
    private final Clock wallClock;
    /** One for each, so that none uses a connection that only another may make. */
    private final Map<MunicipalityCode, CloseableHttpClient> clients = new ConcurrentHashMap<>();

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("kyodo-webhook-timeouts").factory());

    /**
     * @param timeout until the status must be there
     * @param reach where a municipality's webhooks may go
     * @param origin the host name by which Kyodo asks for permission to deliver
     * @param wallClock of the machine: a receiver compares the timestamp with its own
     */
    WebhookSender(Duration timeout, Reach reach, String origin, Clock wallClock) {
        this(timeout, reach, SystemDefaultDnsResolver.INSTANCE, origin, wallClock);
    }

    WebhookSender(Duration timeout, Reach reach, DnsResolver names, String origin, Clock wallClock) {
        this.timeout = timeout;
        this.reach = reach;
        this.names = names;
        this.origin = origin;
        this.wallClock = wallClock;
    }

    /** @throws InterruptedException when the service stops, or the time limit around it has passed */
    Answer send(Webhook webhook, String eventId, String cloudEvent) throws InterruptedException {
        HttpPost request = new HttpPost(webhook.address());
        sign(request, webhook, eventId, cloudEvent);
        request.setEntity(new ByteArrayEntity(cloudEvent.getBytes(StandardCharsets.UTF_8), CLOUD_EVENT));
        return attempt(
                webhook, request, response -> Answer.status(response.getCode()).askingFor(pause(response)));
    }

    /**
     * Asks whether the address agrees to receive, as CloudEvents' specification of webhooks has it: {@code OPTIONS} with
     * {@code WebHook-Request-Origin}, granted by {@code WebHook-Allowed-Origin} with the same, or with an asterisk.
     *
     * @param id of the question, for the signature
     */
    Answer ask(Webhook webhook, String id) throws InterruptedException {
        HttpOptions request = new HttpOptions(webhook.address());
        sign(request, webhook, id, "");
        return attempt(webhook, request, response -> {
            Answer answer = Answer.status(response.getCode());
            return answer.taken() && !grants(response) ? Answer.NOT_GRANTED : answer;
        });
    }

    /** In seconds or as a date (RFC 9110); anything else says nothing. */
    private Optional<Duration> pause(ClassicHttpResponse response) {
        if (response.getCode() != HttpStatus.SC_TOO_MANY_REQUESTS
                && response.getCode() != HttpStatus.SC_SERVICE_UNAVAILABLE) {
            return Optional.empty();
        }
        return Optional.ofNullable(response.getFirstHeader(HttpHeaders.RETRY_AFTER))
                .map(header -> header.getValue().strip())
                .flatMap(asked -> SECONDS.matcher(asked).matches()
                        ? Optional.of(Duration.ofSeconds(Long.parseLong(asked)))
                        : Optional.ofNullable(DateUtils.parseStandardDate(asked))
                                .map(until -> Duration.between(wallClock.instant(), until)))
                .filter(Duration::isPositive);
    }

    private boolean grants(ClassicHttpResponse response) {
        return Optional.ofNullable(response.getFirstHeader("WebHook-Allowed-Origin"))
                .map(Header::getValue)
                .filter(allowed -> allowed.equals(ANY_ORIGIN) || allowed.equalsIgnoreCase(origin))
                .isPresent();
    }

    private void sign(HttpUriRequestBase request, Webhook webhook, String id, String body) {
        String timestamp = Long.toString(wallClock.instant().getEpochSecond());
        request.setHeader("User-Agent", "Kyodo-Webhook");
        request.setHeader("WebHook-Request-Origin", origin);
        request.setHeader("webhook-id", id);
        request.setHeader("webhook-timestamp", timestamp);
        request.setHeader("webhook-signature", Signature.of(webhook.keys(), id, timestamp, body));
    }

    private interface Reading {
        Answer of(ClassicHttpResponse response);
    }

    private Answer attempt(Webhook webhook, HttpUriRequestBase request, Reading reading) throws InterruptedException {
        ClassicHttpResponse response;
        Future<?> deadline = cancelAfter(timeout, request);
        try {
            response = client(webhook.municipality()).executeOpen(null, request, null);
        } catch (IOException e) {
            return answer(e, request);
        } finally {
            deadline.cancel(false);
        }
        Answer answer = reading.of(response);
        drain(response, request);
        return answer;
    }

    private Future<?> cancelAfter(Duration time, HttpUriRequestBase request) {
        return timer.schedule(request::cancel, time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Reads a short body, so that the connection can be used again; any other ends with its connection. */
    private void drain(ClassicHttpResponse response, HttpUriRequestBase request) {
        Future<?> deadline = cancelAfter(BODY_TIME, request);
        try (response) {
            HttpEntity entity = response.getEntity();
            if (entity != null && entity.getContent().readNBytes(BODY_LIMIT).length == BODY_LIMIT) {
                request.cancel();
            }
        } catch (IOException e) {
            // The status was there before.
        } finally {
            deadline.cancel(false);
        }
    }

    private CloseableHttpClient client(MunicipalityCode municipality) {
        return clients.computeIfAbsent(municipality, this::newClient);
    }

    private CloseableHttpClient newClient(MunicipalityCode municipality) {
        Timeout limit = Timeout.of(timeout);
        return HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(new CheckedNames(municipality))
                        .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                                .http1Config(HEADERS)
                                .responseParserFactory(new DefaultHttpResponseParserFactory(HEADERS))
                                .build())
                        .setMaxConnPerRoute(CONNECTIONS_OF_DESTINATION)
                        .setMaxConnTotal(CONNECTIONS)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(limit)
                                .setSocketTimeout(limit)
                                .setTimeToLive(Timeout.of(CONNECTION_LIFE))
                                .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(limit)
                        .setResponseTimeout(limit)
                        .build())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }

    /** Names, resolved once for each connection and checked; what is checked is connected to. */
    private final class CheckedNames implements DnsResolver {
        private final MunicipalityCode municipality;

        CheckedNames(MunicipalityCode municipality) {
            this.municipality = municipality;
        }

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            InetAddress[] addresses = names.resolve(host);
            for (InetAddress address : addresses) {
                if (!reach.allows(municipality, host, address)) {
                    throw new NotAllowed();
                }
            }
            return addresses;
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }

    /** A name leads where this municipality's webhooks may not go. */
    private static final class NotAllowed extends UnknownHostException {
        private static final long serialVersionUID = 1L;
    }

    private static Answer answer(IOException e, HttpUriRequestBase request) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (request.isCancelled()) {
            return Answer.TIMED_OUT;
        }
        return switch (e) {
            case NotAllowed _ -> Answer.ADDRESS_NOT_ALLOWED;
            case UnknownHostException _ -> Answer.UNKNOWN_HOST;
            case ConnectTimeoutException _, SocketTimeoutException _ -> Answer.TIMED_OUT;
            case HttpHostConnectException _, ConnectException _, NoRouteToHostException _ -> Answer.NOT_REACHABLE;
            case SSLException _ -> Answer.TLS_FAILED;
            case NoHttpResponseException _, ConnectionClosedException _, SocketException _ -> Answer.CLOSED;
            case InterruptedIOException _ -> Answer.TIMED_OUT;
            case IOException _ -> Answer.NOT_HTTP;
        };
    }

    @Override
    public void close() throws IOException {
        timer.shutdownNow();
        for (CloseableHttpClient client : clients.values()) {
            client.close();
        }
    }
}
