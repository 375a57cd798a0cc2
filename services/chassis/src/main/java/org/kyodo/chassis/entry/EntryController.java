package org.kyodo.chassis.entry;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.Stored;
import org.kyodo.chassis.entry.Entered.Contested;
import org.kyodo.chassis.entry.EntryRules.Found;
import org.kyodo.chassis.http.Answers;
import org.kyodo.chassis.http.Answers.Receipt;
import org.kyodo.chassis.http.Answers.Representation;
import org.kyodo.chassis.http.Caller;
import org.kyodo.chassis.list.Page;
import org.kyodo.chassis.list.PageQuery;
import org.kyodo.chassis.relay.Journal;
import org.kyodo.contracts.EntryContested;
import org.kyodo.contracts.EntryOnBehalf;
import org.kyodo.contracts.Envelope;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.EntryId;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Entries made for others 代理入力 over HTTP: each sees what was entered for them, and contests it. */
@RestController
@RequestMapping("/api/v1/entries")
final class EntryController {
    private final Aggregate<ContestEntry, Entered, EntryContested> entries;
    private final Journal journal;
    private final EntryParties parties;
    private final ContestTerm term;

    EntryController(
            Aggregate<ContestEntry, Entered, EntryContested> entries,
            Journal journal,
            EntryParties parties,
            ContestTerm term) {
        this.entries = entries;
        this.journal = journal;
        this.parties = parties;
        this.term = term;
    }

    /**
     * What was entered for the caller.
     *
     * @param contestableUntil the last day on which it may be contested
     * @param contested the caller's reason, where it is
     */
    record Made(EntryId id, EntryOnBehalf entry, LocalDate contestableUntil, Optional<String> contested) {}

    /** What was entered for the caller, or for a group that the caller acts for. */
    @GetMapping
    Page<Made> entered(PageQuery query, Caller caller) {
        Page<Envelope> found = journal.enteredFor(
                parties.namesOf(caller.actor().account(), caller.municipality()), caller.municipality(), query);
        Map<String, String> reasons = reasons(found.items(), caller);
        int days = term.days(caller.municipality());
        return found.map(envelope -> EntryOnBehalf.of(envelope)
                .map(entry -> new Made(
                        new EntryId(envelope.id()),
                        entry,
                        Found.last(entry, days),
                        Optional.ofNullable(reasons.get(envelope.id().toString())))));
    }

    /**
     * What is contested: for the office and auditors all of it, for other sections and desks what they entered, for
     * everybody else what was entered for them.
     *
     * @param subject only of this matter: {@code proposal/<id>}
     */
    @GetMapping("/contested")
    Page<Representation<Contested>> contested(@RequestParam Optional<String> subject, PageQuery query, Caller caller) {
        Criteria matter =
                subject.map(id -> Criteria.where("stage.entry.subject").is(id)).orElseGet(Criteria::new);
        return Answers.listed(
                entries,
                caller,
                new Criteria().andOperator(concerns(caller), matter),
                query,
                entered -> entered instanceof Contested contested ? Optional.of(contested) : Optional.empty());
    }

    @PostMapping("/{entry}/contest")
    ResponseEntity<Receipt> contest(@PathVariable EntryId entry, @RequestBody ContestEntry command, Caller caller) {
        return Answers.ok(entries.handle(entry.toString(), command, caller.request()));
    }

    private Criteria concerns(Caller caller) {
        Set<DepartmentCode> departments = EntryRules.answersFor(caller.actor());
        if (EntryRules.seesAll(caller.actor())) {
            return new Criteria();
        }
        return departments.isEmpty()
                ? Criteria.where("stage.entry.onBehalfOf")
                        .in(parties.namesOf(caller.actor().account(), caller.municipality()))
                : Criteria.where("stage.entry.department")
                        .in(departments.stream().map(DepartmentCode::value).toList());
    }

    private Map<String, String> reasons(List<Envelope> page, Caller caller) {
        List<String> ids = page.stream().map(Envelope::id).map(Object::toString).toList();
        return entries
                .list(caller.municipality(), Criteria.where("_id").in(ids), PageQuery.newest(PageQuery.MOST))
                .items()
                .stream()
                .map(Stored::stage)
                .flatMap(entered ->
                        entered instanceof Contested contested ? Stream.of(contested) : Stream.<Contested>empty())
                .collect(Collectors.toMap(contested -> contested.id().toString(), Contested::reason));
    }
}
