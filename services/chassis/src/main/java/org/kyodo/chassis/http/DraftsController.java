package org.kyodo.chassis.http;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;
import org.kyodo.chassis.aggregate.Outcome;
import org.kyodo.chassis.form.DraftBound;
import org.kyodo.chassis.form.Drafts;
import org.kyodo.chassis.form.Drafts.Change;
import org.kyodo.chassis.form.Drafts.Head;
import org.kyodo.chassis.form.Drafts.Owner;
import org.kyodo.chassis.form.Form;
import org.kyodo.chassis.form.Forms;
import org.kyodo.chassis.list.Page;
import org.kyodo.contracts.Json;
import org.kyodo.contracts.value.Line;
import org.kyodo.contracts.value.Wording;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The caller's own drafts 下書き of forms; to everybody else none of them is there. */
@RestController
@RequestMapping("/api/v1/drafts")
public final class DraftsController {
    private static final int LONGEST = 64 * 1024;

    private final Drafts drafts;
    private final Forms forms;

    public DraftsController(Drafts drafts, Forms forms) {
        this.drafts = drafts;
        this.forms = forms;
    }

    /**
     * What a form has entered so far; nothing of it is checked but that the form knows its fields.
     *
     * @param subject what the form is about, such as the id of a group
     */
    record Given(@Line(max = 60) String command, Optional<@Line(max = 100) String> subject, Map<String, Object> body) {}

    /** @param title what the command is called @param keptUntil from then on it may be gone */
    record DraftLine(
            UUID id,
            String command,
            String title,
            Optional<String> subject,
            long revision,
            Instant changedAt,
            Instant keptUntil) {}

    record DraftView(
            UUID id,
            String command,
            String title,
            Optional<String> subject,
            Map<String, Object> body,
            long revision,
            Instant changedAt,
            Instant keptUntil) {}

    @GetMapping
    ResponseEntity<Page<DraftLine>> list(Caller caller, HttpServletRequest request) {
        return unstored(ResponseEntity.ok())
                .body(Page.ofAll(drafts.of(owner(caller)).stream()
                        .map(head -> line(head, caller, Language.of(request)))
                        .toList()));
    }

    @GetMapping("/{id}")
    ResponseEntity<DraftView> find(@PathVariable UUID id, Caller caller, HttpServletRequest request) {
        Drafts.Draft draft = drafts.find(owner(caller), id).orElseThrow(() -> missing(id));
        DraftLine line = line(draft.head(), caller, Language.of(request));
        return unstored(ResponseEntity.ok().eTag(etag(line.revision())))
                .body(new DraftView(
                        id,
                        line.command(),
                        line.title(),
                        line.subject(),
                        draft.body(),
                        line.revision(),
                        line.changedAt(),
                        line.keptUntil()));
    }

    @PutMapping("/{id}")
    ResponseEntity<DraftLine> put(
            @PathVariable UUID id, @RequestBody Given given, Caller caller, HttpServletRequest request) {
        if (caller.ifMatch().isPresent()) {
            // Comes before what is in it, as with every command.
            long current = drafts.revision(owner(caller), id);
            if (current != caller.ifMatch().getAsLong()) {
                throw stale(id, caller, current);
            }
        }
        check(given, caller, Language.of(request));
        Change change = drafts.put(owner(caller), id, given.command(), given.subject(), given.body(), caller.ifMatch());
        return switch (change) {
            case Change.Kept(Head head) ->
                unstored(ResponseEntity.ok().eTag(etag(head.revision())))
                        .body(line(head, caller, Language.of(request)));
            case Change.Stale(long current) -> throw stale(id, caller, current);
            case Change.Full(DraftBound bound) ->
                throw new Declined(
                        new Outcome.Refused(bound.refusal(), "drafts", bound.most(), Wording.AT_MOST.of(bound.most())));
            case Change.Busy _ -> throw new Declined(new Outcome.Busy());
        };
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    ResponseEntity<Void> delete(@PathVariable UUID id, Caller caller) {
        OptionalLong left = drafts.delete(owner(caller), id, caller.ifMatch());
        if (left.isPresent()) {
            throw left.getAsLong() == 0 ? missing(id) : stale(id, caller, left.getAsLong());
        }
        return ResponseEntity.noContent().build();
    }

    private void check(Given given, Caller caller, Locale language) {
        List<String> known = forms.all(caller.municipality(), language)
                .map(Forms.Made::form)
                .filter(form ->
                        FormsController.may(caller, Stream.concat(form.roles().stream(), form.onBehalf().stream())))
                .map(Form::command)
                .toList();
        if (!known.contains(given.command())) {
            throw new Faulty(List.of(Fault.invalid("command", given.command(), Wording.ONE_OF.of(known))));
        }
        List<Fault> unknown = forms.unknownFields(given.command(), given.body()).stream()
                .map(field -> new Fault("UNKNOWN_FIELD", "body." + field.path(), field.path(), field.known()))
                .toList();
        if (!unknown.isEmpty()) {
            throw new Faulty(unknown);
        }
        int bytes = Json.TOLERANT.writeValueAsBytes(given.body()).length;
        if (bytes > LONGEST) {
            throw new Faulty(List.of(new Fault("LIMIT_EXCEEDED", "body", bytes, Wording.LIMIT_BYTES.of(LONGEST))));
        }
    }

    private DraftLine line(Head head, Caller caller, Locale language) {
        return new DraftLine(
                head.id(),
                head.command(),
                forms.of(head.command(), caller.municipality(), language)
                        .map(made -> made.form().title())
                        .orElse(head.command()),
                head.subject(),
                head.revision(),
                head.changedAt(),
                head.keptUntil());
    }

    private static Owner owner(Caller caller) {
        return new Owner(caller.municipality(), caller.actor().account());
    }

    private static Declined missing(UUID id) {
        return new Declined(new Outcome.NotFound("draft", id.toString(), false));
    }

    private static Declined stale(UUID id, Caller caller, long current) {
        return current == 0
                ? missing(id)
                : new Declined(new Outcome.Stale(caller.ifMatch().orElseThrow(), current));
    }

    private static String etag(long revision) {
        return "\"" + revision + "\"";
    }

    private static <B extends ResponseEntity.HeadersBuilder<B>> B unstored(B answer) {
        return answer.cacheControl(CacheControl.noStore());
    }
}
