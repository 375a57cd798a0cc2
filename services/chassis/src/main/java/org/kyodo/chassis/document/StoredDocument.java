package org.kyodo.chassis.document;

import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.Document;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.DocumentId;
import org.kyodo.contracts.value.DocumentRef;
import org.kyodo.contracts.value.MunicipalityCode;

/** What is known of a document besides its content. @param naming by which command it is somebody's, once there was one */
record StoredDocument(
        DocumentId id,
        MunicipalityCode municipality,
        StoredFile file,
        Origin origin,
        Scan scan,
        Optional<Naming> naming) {
    static final String STATE = "state";
    static final String SCAN_AT = "scanAt";
    static final String ATTEMPTS = "attempts";
    static final String HOLDER = "holder";
    static final String NAMED_AT = "namedAt";
    static final String CONTENT = "content";
    static final String ACCOUNT = "account";
    static final String UPLOADED_AT = "uploadedAt";
    /** When it is looked at whether anybody still needs it. */
    static final String REVIEW_AT = "reviewAt";

    /**
     * Its file.
     *
     * @param content the key under which the {@link DocumentStore} has it
     * @param name sealed where the content is
     * @param isSealed whether both are
     */
    record StoredFile(String content, String name, boolean isSealed, DocumentType type, long size, String sha256) {}

    /**
     * Who uploaded it.
     *
     * @param department of the account
     * @param party for whom it was uploaded 代理入力: a group's id or account
     */
    record Origin(String account, Optional<String> department, Optional<String> party, Instant at) {
        static Origin of(Actor actor, Instant at) {
            return new Origin(
                    actor.account().value(), actor.department().map(DepartmentCode::value), actor.onBehalfOf(), at);
        }

        /** Whoever uploaded it, the section they did it for, and the group. */
        boolean isOf(Actor actor) {
            return account.equals(actor.account().value())
                    || party.filter(named -> Stream.concat(
                                            actor.onBehalfOf().stream(),
                                            Stream.of(actor.account().value()))
                                    .anyMatch(named::equals))
                            .isPresent()
                    || department
                            .map(DepartmentCode::of)
                            .filter(actor::isStaffOf)
                            .isPresent();
        }
    }

    /** How far the scanner is with a document. */
    enum State {
        /** 検査中: nobody may name or download it. */
        SCANNING,
        /** 検査済み. */
        CLEAN,
        /** 不合格: its content is gone. */
        INFECTED
    }

    /** @param attempts how often the scanner was asked in vain @param dueAt when it is asked; nothing where that is done */
    record Scan(State state, int attempts, Optional<Instant> dueAt) {}

    /** @param holder whose command named it: {@code group/<id>} */
    record Naming(String holder, Instant at) {}

    State state() {
        return scan.state();
    }

    DocumentRef ref() {
        return new DocumentRef(id, file.sha256());
    }

    Optional<String> holder() {
        return naming.map(Naming::holder);
    }

    Document toDocument(Instant reviewAt) {
        Document document = new Document("_id", id.toString())
                .append("municipality", municipality.code())
                .append(CONTENT, file.content())
                .append("name", file.name())
                .append("sealed", file.isSealed())
                .append("type", file.type().name())
                .append("size", file.size())
                .append("sha256", file.sha256())
                .append(ACCOUNT, origin.account())
                .append(UPLOADED_AT, Date.from(origin.at()))
                .append(STATE, scan.state().name())
                .append(ATTEMPTS, scan.attempts())
                .append(REVIEW_AT, Date.from(reviewAt));
        origin.department().ifPresent(code -> document.append("department", code));
        origin.party().ifPresent(named -> document.append("party", named));
        scan.dueAt().ifPresent(at -> document.append(SCAN_AT, Date.from(at)));
        return document;
    }

    static StoredDocument of(Document document) {
        return new StoredDocument(
                DocumentId.of(document.getString("_id")),
                MunicipalityCode.of(document.getString("municipality")),
                new StoredFile(
                        document.getString(CONTENT),
                        document.getString("name"),
                        document.getBoolean("sealed"),
                        DocumentType.valueOf(document.getString("type")),
                        document.get("size", Number.class).longValue(),
                        document.getString("sha256")),
                new Origin(
                        document.getString(ACCOUNT),
                        Optional.ofNullable(document.getString("department")),
                        Optional.ofNullable(document.getString("party")),
                        document.getDate(UPLOADED_AT).toInstant()),
                new Scan(
                        State.valueOf(document.getString(STATE)),
                        document.get(ATTEMPTS, Number.class).intValue(),
                        Optional.ofNullable(document.getDate(SCAN_AT)).map(Date::toInstant)),
                Optional.ofNullable(document.getString(HOLDER))
                        .map(holder ->
                                new Naming(holder, document.getDate(NAMED_AT).toInstant())));
    }
}
