package org.kyodo.chassis.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kyodo.chassis.entry.ChannelController.Received;
import org.kyodo.chassis.entry.ChannelController.Share;
import org.kyodo.contracts.value.Channel;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.Words;

class ChannelFiguresTest {
    private static final String SUBMITTED = "kyodo.registry.GroupRegistrationSubmitted.v1";
    private static final String STARTED = "kyodo.registry.GroupRegistrationStarted.v1";

    private static Received received(Map<Channel, Map<String, Long>> counts) {
        Map<Channel, Map<String, Long>> all = new EnumMap<>(Channel.class);
        for (Channel channel : Channel.values()) {
            all.put(channel, counts.getOrDefault(channel, Map.of()));
        }
        return ChannelController.received(new FiscalYear(2026), all, Words.in(Locale.JAPANESE));
    }

    @Test
    void the_share_of_each_way_is_told_of_all_and_of_each_kind() {
        Received received =
                received(Map.of(Channel.WEB, Map.of(SUBMITTED, 1L, STARTED, 4L), Channel.PAPER, Map.of(SUBMITTED, 2L)));
        assertThat(received.commands()).isEqualTo(7);
        assertThat(received.channels())
                .containsExactly(
                        new Share(Channel.WEB, 5, new BigDecimal("71.4")),
                        new Share(Channel.COUNTER, 0, new BigDecimal("0.0")),
                        new Share(Channel.PAPER, 2, new BigDecimal("28.6")),
                        new Share(Channel.TELEPHONE, 0, new BigDecimal("0.0")));
        assertThat(received.kinds()).extracting(ChannelController.Kind::type).containsExactly(STARTED, SUBMITTED);
        assertThat(received.kinds().getLast().name()).isEqualTo("登録の申請");
        assertThat(received.kinds().getLast().channels().get(2))
                .isEqualTo(new Share(Channel.PAPER, 2, new BigDecimal("66.7")));
    }

    @Test
    void of_nothing_every_share_is_none() {
        assertThat(received(Map.of()).channels()).extracting(Share::percent).containsOnly(new BigDecimal("0.0"));
    }
}
