package org.kyodo.chassis.ops;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.kyodo.chassis.http.Caller;
import org.kyodo.chassis.relay.OutgoingStream;
import org.kyodo.chassis.relay.Recovery;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What an operator does after the database was restored from an older backup. For the role operator only. */
@RestController
@RequestMapping("/ops/recovery")
public final class RecoveryController {
    private final List<OutgoingStream> streams;

    public RecoveryController(List<OutgoingStream> streams) {
        this.streams = streams;
    }

    /** Begins to bring aggregates and journal back from the service's topic; what is under way goes on as it is. */
    @ResponseStatus(HttpStatus.ACCEPTED)
    @PostMapping
    ResponseEntity<List<Recovery.Progress>> recover(Caller caller) {
        String by = caller.actor().account().value();
        return ResponseEntity.accepted()
                .location(URI.create("/ops/recovery"))
                .body(streams.stream()
                        .map(OutgoingStream::recovery)
                        .flatMap(Optional::stream)
                        .map(recovery -> recovery.begin(by))
                        .toList());
    }

    /** How far the last one is. */
    @GetMapping
    List<Recovery.Progress> progress() {
        return streams.stream()
                .map(OutgoingStream::recovery)
                .flatMap(Optional::stream)
                .map(Recovery::progress)
                .flatMap(Optional::stream)
                .toList();
    }
}
