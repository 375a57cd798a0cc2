package org.kyodo.chassis.document;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.kyodo.chassis.access.SecurityLog;
import org.kyodo.chassis.access.SecurityLog.Event;
import org.kyodo.chassis.aggregate.Outcome;
import org.kyodo.chassis.decide.Role;
import org.kyodo.chassis.document.StoredDocument.State;
import org.kyodo.chassis.http.Caller;
import org.kyodo.chassis.http.Declined;
import org.kyodo.chassis.http.Streams;
import org.kyodo.contracts.value.DocumentId;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Documents 提出書類 over HTTP: sent as they are, before a command names them. */
@RestController
@RequestMapping(Streams.DOCUMENTS)
final class DocumentController {
    private static final Set<Role> UPLOADERS =
            EnumSet.of(Role.RESIDENT, Role.GROUP, Role.STAFF, Role.DESK, Role.REVIEWER, Role.TREASURER);
    /** A document never changes. */
    private static final long ONLY_REVISION = 1;

    private final Uploads uploads;
    private final Downloads downloads;
    private final SecurityLog log;

    DocumentController(Uploads uploads, Downloads downloads, SecurityLog log) {
        this.uploads = uploads;
        this.downloads = downloads;
        this.log = log;
    }

    /**
     * What is told of a document.
     *
     * @param name of its file; nothing where it was destroyed with its content
     * @param size in bytes
     */
    record DocumentView(
            DocumentId id,
            String sha256,
            long size,
            String type,
            State state,
            Optional<String> name,
            Instant uploadedAt) {}

    /** Takes the body, of the type that {@code Content-Type} says and the name that {@code Content-Disposition} has. */
    @ResponseStatus(HttpStatus.CREATED)
    @PostMapping
    ResponseEntity<DocumentView> upload(Caller caller, HttpServletRequest request) throws IOException {
        if (UPLOADERS.stream().noneMatch(caller.actor()::is)) {
            throw new Declined(new Outcome.NotAllowed("UploadDocument"));
        }
        DocumentType type = DocumentType.of(
                        Optional.ofNullable(request.getContentType()).orElse(""))
                .orElseThrow(() -> Uploads.refused(DocumentRefusal.DOCUMENT_EMPTY, "body", "", ""));
        FileName name = FileName.of(request.getHeader(HttpHeaders.CONTENT_DISPOSITION), type);
        StoredDocument document = uploads.take(request.getInputStream(), type, name, caller);
        return ResponseEntity.created(URI.create(Streams.DOCUMENTS + "/" + document.id()))
                .body(view(document));
    }

    @GetMapping("/{id}/description")
    ResponseEntity<DocumentView> description(Caller caller, @PathVariable DocumentId id) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .body(view(uploads.seen(id, caller)));
    }

    /** The document itself, or a part of it. */
    @GetMapping("/{id}")
    void content(Caller caller, @PathVariable DocumentId id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        StoredDocument document = uploads.seen(id, caller);
        if (document.holder().isPresent()) {
            log.tell(
                    Event.PERSONAL_DATA_READ,
                    "document/" + id,
                    document.holder().get());
        }
        downloads.give(document, uploads.nameOf(document).orElse(Downloads.nameless(document)), request, response);
    }

    /** Takes back what no command has named. */
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @DeleteMapping("/{id}")
    void withdraw(Caller caller, @PathVariable DocumentId id) {
        StoredDocument document = uploads.seen(id, caller);
        if (caller.ifMatch().isPresent() && caller.ifMatch().getAsLong() != ONLY_REVISION) {
            throw new Declined(new Outcome.Stale(caller.ifMatch().getAsLong(), ONLY_REVISION));
        }
        uploads.withdraw(document);
    }

    private DocumentView view(StoredDocument document) {
        return new DocumentView(
                document.id(),
                document.file().sha256(),
                document.file().size(),
                document.file().type().mediaType(),
                document.state(),
                uploads.nameOf(document).map(FileName::value),
                document.origin().at());
    }
}
