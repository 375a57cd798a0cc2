package org.kyodo.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.kyodo.chassis.decide.Role;
import org.kyodo.kit.Platform.Session;

/** A service that takes documents takes them, gives them back and lets go of them, to whom its table of roles says. */
public final class TakenDocuments {
    /** A file that is taken for a PDF. */
    public static final byte[] PDF = "%PDF-1.7\n見積書\n%%EOF\n".getBytes(StandardCharsets.UTF_8);

    private static final String DOCUMENTS = "/api/v1/documents";
    private static final String PUBLIC_DOCUMENTS = "/api/v1/public/documents";

    private TakenDocuments() {}

    /** @param named documents that records of the test name, by what the table calls them */
    public static void areAsInEveryService(
            Platform platform, String service, RoleMatrix.Cast cast, Map<String, String> named) {
        Session group = platform.as(cast.group(), cast.municipality(), null, Role.GROUP);
        String id = group.upload("見積書.pdf", "application/pdf", PDF).expect(201).id();
        String path = DOCUMENTS + "/" + id;
        assertThat(group.get(path + "/description")
                        .expect(200)
                        .body()
                        .path("state")
                        .asString())
                .isEqualTo("CLEAN");
        assertThat(group.download(path).body()).isEqualTo(PDF);
        platform.anonymous()
                .get(PUBLIC_DOCUMENTS + "/" + id + "?municipality=" + cast.municipality())
                .problem(404, "NOT_FOUND");
        RoleMatrix matrix = new RoleMatrix(platform, service, "documents", cast)
                .below(DOCUMENTS, PUBLIC_DOCUMENTS)
                .record(DOCUMENTS + "/{id}", "Uploaded", id)
                .record(PUBLIC_DOCUMENTS + "/{id}", "Uploaded", id);
        named.forEach((name, other) ->
                matrix.record(DOCUMENTS + "/{id}", name, other).record(PUBLIC_DOCUMENTS + "/{id}", name, other));
        matrix.isAsAccepted();
        group.send("DELETE", path, HttpRequest.BodyPublishers.noBody()).expect(204);
        group.get(path).problem(404, "NOT_FOUND");
    }
}
