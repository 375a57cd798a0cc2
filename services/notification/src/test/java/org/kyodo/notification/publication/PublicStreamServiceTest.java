package org.kyodo.notification.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kyodo.contracts.Recorded;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalRejected;
import org.kyodo.kit.Platform;
import org.kyodo.notification.NotificationTest;
import org.kyodo.notification.World;
import org.springframework.beans.factory.annotation.Autowired;

@NotificationTest
class PublicStreamServiceTest {
    @Autowired
    Platform platform;

    private World world;

    @BeforeEach
    void begin() {
        world = new World(platform);
    }

    private List<Recorded<?>> copies(World.Proposal proposal) {
        return platform.eventsOf(proposal.id.toString()).stream()
                .filter(happened -> happened.envelope().author().ref().equals(Redaction.HIDDEN))
                .toList();
    }

    @Test
    void has_a_copy_of_each_public_event_once_in_order_without_a_gap_and_without_who_did_it() {
        var proposal = world.proposal("公開される提案");
        proposal.tell(proposal.submitted());
        Recorded<?> accepted = proposal.tell(proposal.accepted());
        proposal.tell(proposal.assigned("disaster-prevention"));
        platform.publish(accepted);
        Recorded<?> rejected = proposal.tell(proposal.rejected());
        platform.publish(rejected);
        platform.publish(accepted);
        var last = world.proposal("最後の提案");
        last.tell(last.accepted());

        await().atMost(Platform.SOON).untilAsserted(() -> {
            assertThat(copies(proposal)).hasSize(2);
            assertThat(copies(last)).hasSize(1);
        });
        assertThat(copies(proposal))
                .extracting(copy -> copy.envelope().sequence())
                .containsExactly(1L, 2L);
        assertThat(copies(proposal))
                .as("each names the copy before it, not an event that was not copied")
                .extracting(copy -> copy.envelope().place().previousId())
                .containsExactly(
                        Optional.empty(), Optional.of(accepted.envelope().id()));
        assertThat(copies(proposal))
                .extracting(copy -> copy.envelope().id())
                .containsExactly(accepted.envelope().id(), rejected.envelope().id());
        assertThat(copies(proposal).getLast().event())
                .isInstanceOf(ProposalRejected.class)
                .isEqualTo(rejected.event());
    }
}
