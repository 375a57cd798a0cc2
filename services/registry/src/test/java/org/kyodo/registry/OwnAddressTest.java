package org.kyodo.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kyodo.chassis.decide.Role;
import org.kyodo.kit.Platform;
import org.kyodo.kit.Platform.Answer;
import org.kyodo.kit.Platform.Session;
import org.kyodo.kit.TakenDocuments;
import org.springframework.beans.factory.annotation.Autowired;

/** What stands at {@code /api/v1/…} stands at {@code /registry/api/v1/…} too, for one host before all services. */
class OwnAddressTest extends RegistryTest {
    private static final String YAMAGUCHI = "352039";

    @Autowired
    Platform platform;

    private Session office() {
        return platform.as("acct-yamamoto", YAMAGUCHI, "collaboration-office", Role.STAFF);
    }

    @Test
    void what_every_service_has_is_there_by_its_name() {
        for (String path : new String[] {"/api/v1/forms", "/api/v1/forms/SubmitGroupRegistration", "/v3/api-docs"}) {
            assertThat(office().get("/registry" + path).expect(200).body())
                    .isEqualTo(office().get(path).expect(200).body());
        }
        platform.anonymous().get("/registry/api/v1/groups").problem(401, "UNAUTHENTICATED");
    }

    @Test
    void a_document_is_uploaded_there_and_found_where_the_answer_leads() {
        Answer uploaded = office().with("Content-Type", "application/pdf")
                .with("Content-Disposition", "attachment; filename*=UTF-8''kiyaku.pdf")
                .send("POST", "/registry/api/v1/documents", HttpRequest.BodyPublishers.ofByteArray(TakenDocuments.PDF))
                .expect(201);
        assertThat(uploaded.header("Location")).isEqualTo("/registry/api/v1/documents/" + uploaded.id());
        assertThat(office().download(uploaded.header("Location")).body()).isEqualTo(TakenDocuments.PDF);
    }

    @Test
    void a_public_page_may_be_kept_there_too() {
        Answer page = platform.anonymous()
                .get("/registry/api/v1/public/departments?municipality=" + YAMAGUCHI)
                .expect(200);
        assertThat(page.header("ETag")).isNotBlank();
        assertThat(page.header("Cache-Control")).contains("public");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/registry/ops/read-models",
                "/registry/actuator/health",
                "/registry/api/v1/../../ops/read-models",
                "/registry/api/v1/%2e%2e/%2e%2e/ops/read-models",
                "/registry/api/v1//../../ops/read-models",
                "/registry/api/v1;a=b/../../ops/read-models",
                "/ops/../registry/api/v1/forms",
                "/registry/registry/api/v1/forms",
                "/proposal/api/v1/forms",
                "/registryapi/v1/forms",
                "/registry"
            })
    void nothing_else_is(String path) {
        Session operator =
                platform.as("acct-operator", YAMAGUCHI, "collaboration-office", Role.PLATFORM_OPERATOR, Role.STAFF);
        assertThat(operator.get(path).status()).isBetween(400, 499);
    }
}
