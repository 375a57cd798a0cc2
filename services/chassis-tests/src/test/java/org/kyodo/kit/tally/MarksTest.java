package org.kyodo.kit.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.ForkException;
import org.kyodo.chassis.aggregate.Ids;
import org.kyodo.chassis.aggregate.Rehearsal;
import org.kyodo.chassis.aggregate.Request;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.contracts.proposal.CallEvent;

/** The mark that an aggregate keeps of each stream it reacts to: place and id of the last event it was told of. */
class MarksTest extends InboxFixture {
    private final String tally = Ids.next().toString();
    private Aggregate<Tally.Command, Tally, CallEvent> tallies;

    @BeforeEach
    void begin() {
        tallies = tallies();
    }

    @Test
    void an_event_told_again_changes_nothing() {
        react(1, eventId(group, 1), Optional.empty());
        react(2, eventId(group, 2), Optional.of(eventId(group, 1)));
        react(2, eventId(group, 2), Optional.of(eventId(group, 1)));
        react(1, eventId(group, 1), Optional.empty());
        assertThat(counted()).isEqualTo(2);
    }

    @Test
    void an_event_of_which_the_one_before_was_not_told_is_taken() {
        react(1, eventId(group, 1), Optional.empty());
        react(4, eventId(group, 4), Optional.of(eventId(group, 3)));
        assertThat(counted()).isEqualTo(2);
    }

    @Test
    void another_event_at_the_place_of_the_last_one_is_a_fork_and_no_repeat() {
        react(1, eventId(group, 1), Optional.empty());
        assertFork(1, Ids.next(), Optional.empty());
    }

    @Test
    void an_event_that_follows_another_than_the_last_one_is_a_fork() {
        react(1, eventId(group, 1), Optional.empty());
        assertFork(2, eventId(group, 2), Optional.of(Ids.next()));
    }

    @Test
    void the_mark_is_kept_too_where_there_was_nothing_to_do() {
        react(1, eventId(group, 1), Optional.empty());
        tallies.react(
                tally, new Tally.Command.Close(Optional.empty()), request(2, eventId(group, 2), Optional.empty()));
        tallies.react(
                tally, new Tally.Command.Close(Optional.empty()), request(3, eventId(group, 3), Optional.empty()));
        assertThatThrownBy(() -> tallies.react(
                        tally, new Tally.Command.Close(Optional.empty()), request(3, Ids.next(), Optional.empty())))
                .isInstanceOf(ForkException.class);
    }

    private void assertFork(long sequence, UUID id, Optional<UUID> previous) {
        assertThatThrownBy(() -> react(sequence, id, previous)).isInstanceOf(ForkException.class);
        assertThatThrownBy(() -> tallies.rehearse(
                        tally, new Tally.Command.Count(1), request(sequence, id, previous), new Rehearsal()))
                .as("a dry run says so")
                .isInstanceOf(ForkException.class);
        assertThat(counted()).isEqualTo(1);
    }

    private int counted() {
        return ((Tally.Open) tallies.find(tally, MUNICIPALITY).orElseThrow().stage()).count();
    }

    private void react(long sequence, UUID id, Optional<UUID> previous) {
        tallies.react(tally, new Tally.Command.Count(1), request(sequence, id, previous));
    }

    private Request request(long sequence, UUID id, Optional<UUID> previous) {
        return new Request(
                MUNICIPALITY,
                Actor.PLATFORM,
                OptionalLong.empty(),
                Optional.empty(),
                id,
                id,
                Optional.empty(),
                Optional.of(new Request.Source("group/" + group, sequence, id, previous)));
    }
}
