package org.kyodo.chassis.ops;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.kyodo.chassis.access.SecurityLog;
import org.kyodo.chassis.decide.Role;
import org.kyodo.chassis.http.Caller;
import org.kyodo.chassis.inbox.Held;
import org.kyodo.chassis.inbox.HeldReplay;
import org.kyodo.chassis.inbox.Inbox;
import org.kyodo.chassis.inbox.Operator;
import org.kyodo.chassis.inbox.Selection;
import org.kyodo.contracts.value.InvalidInput;
import org.kyodo.contracts.value.Prose;
import org.kyodo.contracts.value.Require;
import org.kyodo.contracts.value.Wording;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * What an operator sees of the events that a service could not deal with, and does about them: of the own municipality, or as
 * a platform operator of all.
 */
@RestController
@RequestMapping("/ops")
public final class ConsumptionController {
    private static final int MOST_REHEARSED = 1_000;

    private final Inbox inbox;

    public ConsumptionController(Inbox inbox) {
        this.inbox = inbox;
    }

    /** Exactly one of key, fault and all says which records are meant. */
    record Replaying(Optional<String> key, Optional<String> fault, Optional<Boolean> all, boolean dryRun) {
        Selection selection() {
            return new Selection(key, fault, all.orElse(false));
        }
    }

    /** What an operator decides about one record, and why. */
    record Deciding(String id, @Prose(max = 500) String reason) {}

    @GetMapping("/parked")
    List<Held> held(
            @RequestParam Optional<String> key,
            @RequestParam Optional<Held.State> state,
            @RequestParam(defaultValue = "100") int limit,
            Caller caller) {
        return inbox.held(by(caller), key, state, Require.between("limit", limit, 1, 1_000));
    }

    /** A dry run answers 200 with what would happen to each record; a real one 202 with the address of its progress. */
    @ApiResponse(
            responseCode = "200",
            description = "A dry run: what would happen.",
            content = @Content(array = @ArraySchema(schema = @Schema(implementation = Inbox.Rehearsed.class))))
    @ApiResponse(
            responseCode = "202",
            description = "It has begun.",
            content = @Content(schema = @Schema(implementation = HeldReplay.class)))
    @PostMapping("/parked/replay")
    ResponseEntity<?> replay(@RequestBody Replaying request, Caller caller, HttpServletRequest http) {
        http.setAttribute(SecurityLog.SUBJECT, request.selection());
        if (request.dryRun()) {
            return ResponseEntity.ok(inbox.rehearse(request.selection(), by(caller), MOST_REHEARSED));
        }
        HeldReplay replay = inbox.replay(request.selection(), by(caller));
        return ResponseEntity.accepted()
                .location(URI.create("/ops/parked/replays/" + replay.id()))
                .body(replay);
    }

    @GetMapping("/parked/replays/{id}")
    HeldReplay replay(@PathVariable String id, Caller caller) {
        return inbox.replay(id, by(caller)).orElseThrow(() -> new InvalidInput("id", id, Wording.REPLAY.of()));
    }

    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PostMapping("/parked/discard")
    ResponseEntity<Void> discard(@RequestBody Deciding request, Caller caller, HttpServletRequest http) {
        http.setAttribute(SecurityLog.SUBJECT, request.id());
        inbox.discard(request.id(), request.reason(), by(caller));
        return ResponseEntity.noContent().build();
    }

    /** Goes on with a record though an event before it is missing for ever. */
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PostMapping("/parked/resumption")
    ResponseEntity<Void> resumeAt(@RequestBody Deciding request, Caller caller, HttpServletRequest http) {
        http.setAttribute(SecurityLog.SUBJECT, request.id());
        inbox.resumeAt(request.id(), request.reason(), by(caller));
        return ResponseEntity.noContent().build();
    }

    /** Lets consumption go on that paused because too many aggregates would have parked. */
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PostMapping("/consumption/resumption")
    ResponseEntity<Void> resume() {
        inbox.resume();
        return ResponseEntity.noContent().build();
    }

    private static Operator by(Caller caller) {
        return new Operator(
                caller.actor().account().value(),
                caller.actor().is(Role.PLATFORM_OPERATOR) ? Optional.empty() : Optional.of(caller.municipality()));
    }
}
