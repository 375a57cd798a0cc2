package org.kyodo.proposal.award;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kyodo.contracts.GoldenSamples;
import org.kyodo.contracts.GoldenSamples.Sample;
import org.kyodo.contracts.Recorded;
import org.kyodo.contracts.grant.AwardEvent;

class KnownAwardTest {
    private static Optional<KnownAward> after(Optional<KnownAward> known, String event) {
        Sample sample = GoldenSamples.of("kyodo.grant." + event + ".v1");
        return KnownAward.after(known, new Recorded<>(sample.envelope(), (AwardEvent)
                sample.event().orElseThrow()));
    }

    private static final Optional<KnownAward> DECIDED = after(Optional.empty(), "AwardDecided");

    @Test
    void stands_from_its_decision_on() {
        assertThat(DECIDED).get().matches(KnownAward::stands);
        assertThat(DECIDED.get().terms().proposal()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"AwardDeclined", "AwardCancelled"})
    void stands_no_more_once_it_is_declined_or_cancelled(String ended) {
        assertThat(after(DECIDED, ended)).get().matches(award -> !award.stands());
        assertThat(after(Optional.empty(), ended)).as("of nothing known").isEmpty();
    }
}
