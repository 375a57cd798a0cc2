package org.kyodo.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.bson.Document;
import org.kyodo.chassis.aggregate.Ids;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.Json;
import org.kyodo.kit.Platform.Answer;
import org.kyodo.kit.Platform.Session;
import org.springframework.data.mongodb.core.MongoOperations;

/** A service that takes documents takes them, gives them back and lets go of them, to whom its table of roles says. */
public final class TakenDocuments {
    /** A file that is taken for a PDF. */
    public static final byte[] PDF = "%PDF-1.7\n見積書\n%%EOF\n".getBytes(StandardCharsets.UTF_8);

    private static final String DOCUMENTS = "/api/v1/documents";
    private static final String PUBLIC_DOCUMENTS = "/api/v1/public/documents";

    /** In whose eyes something stands: those to whom it is shown, and those for whom it is not there. */
    public record Eyes(List<Session> shown, List<Session> others) {}

    private TakenDocuments() {}

    /**
     * A command names documents as attachments: only such as are the caller's own, clean, and the file that is meant. From then on they are
     * for whom its matter is, and never for everybody.
     *
     * @param mongo the database of the service
     * @param command gives it with this for {@code attachments}; answered with success only at the last time
     * @return the document that it named
     */
    public static String areNamedAsAttachments(
            Platform platform,
            MongoOperations mongo,
            String municipality,
            Session uploader,
            Function<String, Answer> command,
            Supplier<Eyes> eyes) {
        String strangers = platform.as("acct-stranger-" + Ids.next(), municipality, null, Role.GROUP)
                .uploaded("他の団体.pdf", "application/pdf", PDF);
        String own = uploader.uploaded("見積書.pdf", "application/pdf", PDF);
        String id = Json.TOLERANT.readTree(own).path("documentId").asString();
        Answer unknown = command.apply(attachments(strangers)).problem(422, "DOCUMENT_UNKNOWN");
        assertThat(unknown.body().path("field").asString()).endsWith("attachments[0].document");
        command.apply(attachments(own.replaceAll("[0-9a-f]{64}", "0".repeat(64))))
                .problem(422, "DOCUMENT_DIFFERS");
        command.apply(attachments(own).replace("ESTIMATE", "RUMOUR")).problem(400, "INVALID_VALUE");
        set(mongo, id, "SCANNING");
        command.apply(attachments(own)).problem(409, "DOCUMENT_BEING_SCANNED");
        set(mongo, id, "INFECTED");
        command.apply(attachments(own)).problem(422, "DOCUMENT_INFECTED");
        set(mongo, id, "CLEAN");

        assertThat(command.apply(attachments(own)).status()).isBetween(200, 201);
        String path = DOCUMENTS + "/" + id;
        assertThat(eyes.get().shown())
                .isNotEmpty()
                .allSatisfy(session -> assertThat(session.download(path).body()).isEqualTo(PDF));
        assertThat(eyes.get().others()).isNotEmpty().allSatisfy(session -> session.get(path)
                .problem(404, "NOT_FOUND"));
        platform.anonymous()
                .get(PUBLIC_DOCUMENTS + "/" + id + "?municipality=" + municipality)
                .problem(404, "NOT_FOUND");
        uploader.send("DELETE", path, HttpRequest.BodyPublishers.noBody()).problem(409, "DOCUMENT_IN_USE");
        return id;
    }

    private static String attachments(String document) {
        return "[{\"kind\": \"ESTIMATE\", \"document\": %s}]".formatted(document);
    }

    private static void set(MongoOperations mongo, String document, String state) {
        mongo.getCollection("uploads")
                .updateOne(new Document("_id", document), new Document("$set", new Document("state", state)));
    }

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
