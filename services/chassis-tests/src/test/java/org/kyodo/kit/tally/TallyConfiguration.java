package org.kyodo.kit.tally;

import java.util.List;
import java.util.Optional;
import org.kyodo.chassis.Chassis;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.AggregateType;
import org.kyodo.chassis.aggregate.Due;
import org.kyodo.chassis.aggregate.Ids;
import org.kyodo.chassis.decide.Role;
import org.kyodo.chassis.http.Answers;
import org.kyodo.chassis.http.Caller;
import org.kyodo.chassis.http.History;
import org.kyodo.chassis.http.Sorted;
import org.kyodo.chassis.inbox.Instruction;
import org.kyodo.chassis.inbox.Reactions;
import org.kyodo.chassis.inbox.ReadModel;
import org.kyodo.chassis.list.Page;
import org.kyodo.chassis.list.PageQuery;
import org.kyodo.contracts.Recorded;
import org.kyodo.contracts.proposal.CallEvent;
import org.kyodo.contracts.registry.GroupEvent;
import org.kyodo.contracts.value.CallId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@Configuration(proxyBeanMethods = false)
class TallyConfiguration {
    /** What it keeps of a foreign group: how many events it heard, and of which kind the last was. */
    record Heard(int events, String last) {}

    @Bean
    Aggregate<Tally.Command, Tally, CallEvent> tallies(Chassis chassis) {
        return chassis.aggregate(type());
    }

    static AggregateType<Tally.Command, Tally, CallEvent> type() {
        return AggregateType.of(Tally.Command.class, Tally.class, CallEvent.class)
                .collection("tallies")
                .startingAt(id -> new Tally.Absent(CallId.of(id)))
                .decidedBy(new Tally.Rules())
                .sortedBy("count", TallyConfiguration::count)
                .searchedBy(TallyConfiguration::name)
                .due(tally -> tally instanceof Tally.Open counting
                        ? Optional.of(new Due<>(counting.closesAt(), new Tally.Command.Close(Optional.empty())))
                        : Optional.empty());
    }

    private static Optional<String> count(Tally tally) {
        return tally instanceof Tally.Open counting
                ? Optional.of("%03d".formatted(counting.count()))
                : Optional.empty();
    }

    /** No tally has a name of its own, so it is called by what was counted. */
    private static List<String> name(Tally tally) {
        return tally instanceof Tally.Open counting ? List.of("回数 " + counting.count()) : List.of();
    }

    static Optional<Heard> heard(Optional<Heard> before, Recorded<GroupEvent> happened) {
        return Optional.of(new Heard(
                before.map(Heard::events).orElse(0) + 1,
                happened.event().getClass().getSimpleName()));
    }

    @Bean
    ReadModel<Heard, GroupEvent> groupsHeard(Chassis chassis) {
        return chassis.readModel("groupsHeard", Heard.class, GroupEvent.class, TallyConfiguration::heard);
    }

    @Bean
    TestScanner scanner() {
        return new TestScanner();
    }

    /** Counts once for each registration, closes at a suspension. */
    @Component
    static final class TallyReactions implements Reactions<GroupEvent> {
        private final Aggregate<Tally.Command, Tally, CallEvent> tallies;

        TallyReactions(Aggregate<Tally.Command, Tally, CallEvent> tallies) {
            this.tallies = tallies;
        }

        @Override
        public Class<GroupEvent> events() {
            return GroupEvent.class;
        }

        @Override
        public List<Instruction<?>> on(Recorded<GroupEvent> happened) {
            return switch (happened.event()) {
                case GroupEvent.GroupRegistered e ->
                    List.of(new Instruction<>(tallies, tallyOf(e.groupId().value()), new Tally.Command.Count(1)));
                case GroupEvent.GroupSuspended e ->
                    List.of(new Instruction<>(tallies, tallyOf(e.groupId().value()), new Tally.Command.Count(13)));
                default -> List.of();
            };
        }

        static String tallyOf(java.util.UUID group) {
            return Ids.derived(group, "tally").toString();
        }
    }

    @RestController
    @RequestMapping("/api/v1/tallies")
    static final class TallyController {
        private final Aggregate<Tally.Command, Tally, CallEvent> tallies;
        private final History history;

        TallyController(Aggregate<Tally.Command, Tally, CallEvent> tallies, History history) {
            this.history = history;
            this.tallies = tallies;
        }

        @ResponseStatus(HttpStatus.CREATED)
        @PostMapping
        ResponseEntity<Answers.Receipt> start(@RequestBody Tally.Command.Count command, Caller caller) {
            String id = caller.newId(tallies, command).toString();
            return Answers.created(tallies.handle(id, command, caller.request()), "/api/v1/tallies/" + id);
        }

        @PostMapping("/{id}/counts")
        ResponseEntity<Answers.Receipt> count(
                @PathVariable CallId id, @RequestBody Tally.Command.Count command, Caller caller) {
            return Answers.ok(tallies.handle(id.toString(), command, caller.request()));
        }

        @PostMapping("/{id}/closing")
        ResponseEntity<Answers.Receipt> close(
                @PathVariable CallId id, @RequestBody Tally.Command.Close command, Caller caller) {
            return Answers.ok(tallies.handle(id.toString(), command, caller.request()));
        }

        @GetMapping("/{id}")
        ResponseEntity<Answers.Representation<Tally>> get(@PathVariable CallId id, Caller caller) {
            return Answers.found(tallies, id.toString(), caller, Optional::of);
        }

        /** A group is a party to each. */
        @GetMapping("/{id}/history")
        Page<History.Line> history(@PathVariable CallId id, PageQuery query, Caller caller) {
            return history.of(tallies, id.toString(), query, caller, tally -> caller.actor()
                    .is(Role.GROUP));
        }

        @GetMapping
        Page<Answers.Representation<Tally>> list(
                @Sorted(by = "count", searched = true) PageQuery query, Caller caller) {
            return Answers.listed(tallies, caller, new Criteria(), query, Optional::of);
        }
    }
}
