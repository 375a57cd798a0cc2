package org.kyodo.chassis.ops;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.kyodo.chassis.http.Caller;
import org.kyodo.chassis.relay.Journal;
import org.kyodo.chassis.relay.OutgoingStream;
import org.kyodo.chassis.relay.Republication;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The journals of all outgoing streams of a service: checking them, and sending them once more. For the role operator only. */
@RestController
@RequestMapping("/ops/journal")
public final class JournalController {
    private static final String REPUBLICATION = "/republication";

    private final List<OutgoingStream> streams;

    public JournalController(List<OutgoingStream> streams) {
        this.streams = streams;
    }

    record Checked(boolean whole, List<CheckedJournal> journals) {}

    /** @param broken the first broken entry of each broken subject, of 100 subjects at most */
    record CheckedJournal(String topic, boolean whole, long entries, long brokenSubjects, List<String> broken) {
        static CheckedJournal of(OutgoingStream stream) {
            Journal.Verification found = stream.journal().verify();
            return new CheckedJournal(
                    stream.topic(), found.whole(), found.entries(), found.brokenSubjects(), found.broken());
        }
    }

    /** Whether the chain of hashes of every aggregate is whole, in every journal. */
    @GetMapping
    Checked check() {
        List<CheckedJournal> journals = streams.stream().map(CheckedJournal::of).toList();
        return new Checked(journals.stream().allMatch(CheckedJournal::whole), journals);
    }

    /** Begins to send all journals once more, to rebuild a lost Kafka cluster; what is under way goes on as it is. */
    @ResponseStatus(HttpStatus.ACCEPTED)
    @PostMapping(REPUBLICATION)
    ResponseEntity<List<Republication.Progress>> republish(Caller caller) {
        String by = caller.actor().account().value();
        return ResponseEntity.accepted()
                .location(URI.create("/ops/journal" + REPUBLICATION))
                .body(streams.stream()
                        .map(stream -> stream.republication().begin(by))
                        .toList());
    }

    /** How far the last republication of each stream is. */
    @GetMapping(REPUBLICATION)
    List<Republication.Progress> progress() {
        return streams.stream()
                .map(stream -> stream.republication().progress())
                .flatMap(Optional::stream)
                .toList();
    }
}
