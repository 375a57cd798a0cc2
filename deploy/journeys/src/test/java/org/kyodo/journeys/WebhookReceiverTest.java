package org.kyodo.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
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

    private static final String SECRET = "whsec_a3lvZG8tc2FtcGxlLXNlY3JldC1vZi0zMi1ieXRlcyE=";
    private static final String OTHER = "whsec_b3RoZXItc2FtcGxlLXNlY3JldC1vZi0zMi1ieXRlcyE=";

    private final HttpClient http = HttpClient.newHttpClient();
    private WebhookReceiver receiver;

    @BeforeEach
    void listen() {
        receiver = new WebhookReceiver(URI.create("http://127.0.0.1:0"), delivery -> {});
        receiver.trust("parks", SECRET);
    }

    @AfterEach
    void close() {
        receiver.close();
        http.close();
    }

    private int send(Instant at, String secret, String signed, String sent) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(receiver.address("parks"))
                .header("webhook-id", "e-1")
                .header("webhook-timestamp", Long.toString(at.getEpochSecond()))
                .header("webhook-signature", new Webhook(secret).sign("e-1", at.getEpochSecond(), signed))
                .POST(HttpRequest.BodyPublishers.ofString(sent))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    @Test
    void it_agrees_to_receive_from_who_asks() throws Exception {
        var answer = http.send(
                HttpRequest.newBuilder(receiver.address("parks"))
                        .header("WebHook-Request-Origin", "kyodo.example")
                        .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.discarding());

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.headers().firstValue("WebHook-Allowed-Origin")).hasValue("kyodo.example");
    }

    @Test
    void a_signed_event_is_taken() throws Exception {
        assertThat(send(Instant.now(), SECRET, BODY, BODY)).isEqualTo(204);

        assertThat(receiver.await(delivery -> delivery.id().equals("e-1"), Duration.ofSeconds(5)))
                .hasValueSatisfying(delivery -> {
                    assertThat(delivery.to()).isEqualTo("parks");
                    assertThat(delivery.shortType()).isEqualTo("proposal.ProposalAdopted");
                });
    }

    @Test
    void a_changed_body_another_secret_and_an_old_timestamp_are_refused() throws Exception {
        assertThat(send(Instant.now(), SECRET, BODY, BODY + " ")).isEqualTo(401);
        assertThat(send(Instant.now(), OTHER, BODY, BODY)).isEqualTo(401);
        assertThat(send(Instant.now().minusSeconds(600), SECRET, BODY, BODY)).isEqualTo(401);

        assertThat(receiver.taken()).isEmpty();
        assertThat(receiver.refused()).hasSize(3);
    }
}
