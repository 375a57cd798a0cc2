package org.kyodo.notification.delivery;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLException;
import org.kyodo.notification.subscription.PublicAddresses;
import org.kyodo.notification.subscription.Webhook;

/**
 * Makes one attempt: a signed POST of the event as CloudEvents structured JSON.
 *
 * <p>Trusts the other side in nothing: the address is checked after each resolution of its name, no redirect is followed, the
 * answer's body is read to {@value #BODY_LIMIT} bytes and thrown away, and whatever comes, or does not come, ends in an
 * {@link Answer}.
 */
final class WebhookSender implements AutoCloseable {
    static final int BODY_LIMIT = 64 * 1024;

    private final HttpClient client;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Duration timeout;
    private final boolean privateAddresses;
    private final Clock wallClock;

    /**
     * @param timeout until the status must be there
     * @param privateAddresses whether webhooks may go to addresses that are not on the open internet
     * @param wallClock of the machine: a receiver compares the timestamp with its own
     */
    WebhookSender(Duration timeout, boolean privateAddresses, Clock wallClock) {
        this.timeout = timeout;
        this.privateAddresses = privateAddresses;
        this.wallClock = wallClock;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                // A proxy would resolve the name anew, behind our check.
                .proxy(HttpClient.Builder.NO_PROXY)
                .connectTimeout(timeout)
                .executor(threads)
                .build();
    }

    /** @throws InterruptedException when the service stops, or the time limit around it has passed */
    Answer send(Webhook webhook, String eventId, String cloudEvent) throws InterruptedException {
        String timestamp = Long.toString(wallClock.instant().getEpochSecond());
        try {
            if (!privateAddresses && !isPublic(webhook.address().getHost())) {
                return Answer.ADDRESS_NOT_ALLOWED;
            }
            // The JDK keeps a resolved name for 30 seconds, so it connects to what was checked.
            HttpRequest request = HttpRequest.newBuilder(webhook.address())
                    .timeout(timeout)
                    .header("Content-Type", "application/cloudevents+json")
                    .header("User-Agent", "Kyodo-Webhook")
                    .header("Kyodo-Event-Id", eventId)
                    .header("Kyodo-Timestamp", timestamp)
                    .header("Kyodo-Signature", Signature.of(webhook.secret(), timestamp, cloudEvent))
                    .POST(HttpRequest.BodyPublishers.ofString(cloudEvent))
                    .build();
            return Answer.status(client.send(request, _ -> new Drain(timeout)).statusCode());
        } catch (IOException e) {
            return answer(e);
        }
    }

    private static boolean isPublic(String host) throws UnknownHostException {
        // A literal IPv6 address stands in brackets.
        String name = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        return Arrays.stream(InetAddress.getAllByName(name)).allMatch(PublicAddresses::contains);
    }

    private static Answer answer(IOException e) {
        return switch (e) {
            case HttpTimeoutException _ -> Answer.TIMED_OUT;
            case UnknownHostException _ -> Answer.UNKNOWN_HOST;
            case SSLException _ -> Answer.TLS_FAILED;
            case ConnectException refused ->
                causedBy(refused, UnresolvedAddressException.class) ? Answer.UNKNOWN_HOST : Answer.NOT_REACHABLE;
            case EOFException _, ClosedChannelException _, SocketException _ -> Answer.CLOSED;
            case IOException other when causedBy(other, SSLException.class) -> Answer.TLS_FAILED;
            case IOException other
            when causedBy(other, EOFException.class) || causedBy(other, SocketException.class) -> Answer.CLOSED;
            case IOException other
            when String.valueOf(other.getMessage()).contains("received no bytes") -> Answer.CLOSED;
            case IOException _ -> Answer.NOT_HTTP;
        };
    }

    private static boolean causedBy(Throwable e, Class<? extends Throwable> type) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() {
        client.shutdownNow();
        threads.shutdownNow();
    }

    /** Reads a body for as long as is decent, so that the connection can be used again, and keeps nothing of it. */
    private static final class Drain implements HttpResponse.BodySubscriber<Void> {
        private final AtomicLong read = new AtomicLong();
        private final Duration timeout;

        Drain(Duration timeout) {
            this.timeout = timeout;
        }

        /** The status says all, so nobody waits for the body. */
        @Override
        public CompletionStage<Void> getBody() {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            this.subscription = subscription;
            CompletableFuture.delayedExecutor(timeout.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(subscription::cancel);
            subscription.request(1);
        }

        private Flow.Subscription subscription;

        @Override
        public void onNext(List<ByteBuffer> item) {
            long sum = read.addAndGet(
                    item.stream().mapToLong(ByteBuffer::remaining).sum());
            if (sum > BODY_LIMIT) {
                subscription.cancel();
            } else {
                subscription.request(1);
            }
        }

        @Override
        public void onError(Throwable throwable) {
            // The status was there before.
        }

        @Override
        public void onComplete() {
            // Nothing was kept.
        }
    }
}
