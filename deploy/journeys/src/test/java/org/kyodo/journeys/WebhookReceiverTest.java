package org.kyodo.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhookReceiverTest {
    private static final String BODY = "{\"id\":\"e-1\",\"type\":\"kyodo.proposal.ProposalAdopted.v1\"}";

    private final HttpClient http = HttpClient.newHttpClient();
    private WebhookReceiver receiver;

    @BeforeEach
    void listen() {
        receiver = new WebhookReceiver(URI.create("http://127.0.0.1:0"), delivery -> {});
        receiver.trust("parks", "secret");
    }

    @AfterEach
    void close() {
        receiver.close();
        http.close();
    }

    private int send(String timestamp, String signature, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(receiver.address("parks"))
                .header("Kyodo-Timestamp", timestamp)
                .header("Kyodo-Signature", signature)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    private static String now() {
        return Long.toString(Instant.now().getEpochSecond());
    }

    @Test
    void the_signature_is_the_one_documented() {
        assertThat(WebhookReceiver.signature("secret", "1", "{}"))
                .isEqualTo("v1=1122767b193110cfec322b6f199b599edbf608ed087f2d27afb0b97d99523908");
    }

    @Test
    void a_signed_event_is_taken() throws Exception {
        String now = now();

        assertThat(send(now, WebhookReceiver.signature("secret", now, BODY), BODY))
                .isEqualTo(204);

        assertThat(receiver.await(delivery -> delivery.id().equals("e-1"), Duration.ofSeconds(5)))
                .hasValueSatisfying(delivery -> {
                    assertThat(delivery.to()).isEqualTo("parks");
                    assertThat(delivery.shortType()).isEqualTo("proposal.ProposalAdopted");
                });
    }

    @Test
    void a_changed_body_another_secret_and_an_old_timestamp_are_refused() throws Exception {
        String now = now();
        String old = Long.toString(Instant.now().minusSeconds(600).getEpochSecond());

        assertThat(send(now, WebhookReceiver.signature("secret", now, BODY), BODY + " "))
                .isEqualTo(401);
        assertThat(send(now, WebhookReceiver.signature("other", now, BODY), BODY))
                .isEqualTo(401);
        assertThat(send(old, WebhookReceiver.signature("secret", old, BODY), BODY))
                .isEqualTo(401);

        assertThat(receiver.taken()).isEmpty();
        assertThat(receiver.refused()).hasSize(3);
    }
}
