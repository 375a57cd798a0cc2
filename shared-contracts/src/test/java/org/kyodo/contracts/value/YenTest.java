package org.kyodo.contracts.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YenTest {
    private static final long MOST = 1_000_000_000_000_000L;

    @ParameterizedTest
    @ValueSource(longs = {-1, Long.MIN_VALUE, MOST + 1, Long.MAX_VALUE})
    void an_amount_is_never_negative_nor_beyond_all_budgets(long amount) {
        assertThatThrownBy(() -> Yen.of(amount))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("yen: %d (expected: a whole number of yen from 0 to %,d)", amount, MOST);
    }

    @Test
    void both_ends_are_amounts() {
        assertThat(Yen.of(0)).isEqualTo(Yen.ZERO);
        assertThat(Yen.of(MOST).amount()).isEqualTo(MOST);
    }

    @Test
    void it_is_written_with_commas() {
        assertThat(Yen.of(1_234_567)).hasToString("1,234,567円");
    }

    @Nested
    class Arithmetic {
        @Test
        void adds() {
            assertThat(Yen.of(300_000).plus(Yen.of(1))).isEqualTo(Yen.of(300_001));
        }

        @Test
        void a_sum_beyond_the_greatest_amount_is_refused() {
            assertThatThrownBy(() -> Yen.of(MOST).plus(Yen.of(1))).isInstanceOf(InvalidInput.class);
        }

        @Test
        void takes_away_down_to_nothing() {
            assertThat(Yen.of(500).minus(Yen.of(500))).isEqualTo(Yen.ZERO);
        }

        @Test
        void takes_away_no_more_than_there_is() {
            assertThatThrownBy(() -> Yen.of(500).minus(Yen.of(501)))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageContaining("-1");
        }

        @Test
        void an_equal_amount_does_not_exceed() {
            assertThat(Yen.of(500).exceeds(Yen.of(500))).isFalse();
            assertThat(Yen.of(501).exceeds(Yen.of(500))).isTrue();
        }

        @Test
        void the_lesser_of_two() {
            assertThat(Yen.of(500).min(Yen.of(300))).isEqualTo(Yen.of(300));
            assertThat(Yen.of(300).min(Yen.of(500))).isEqualTo(Yen.of(300));
        }

        @ParameterizedTest
        @CsvSource({"100, 2, 3, 66", "99, 2, 3, 66", "1, 1, 2, 0", "300000, 1, 1, 300000"})
        void a_share_is_cut_down_to_whole_yen(long amount, int num, int den, long share) {
            assertThat(Yen.of(amount).share(num, den)).isEqualTo(Yen.of(share));
            assertThat(new Rate(num, den).of(Yen.of(amount))).isEqualTo(Yen.of(share));
        }

        @ParameterizedTest
        @CsvSource({"123456, 1000, 123000", "123000, 1000, 123000", "999, 1000, 0", "123456, 1, 123456"})
        void is_cut_down_to_the_unit(long amount, long unit, long cut) {
            assertThat(Yen.of(amount).floorTo(unit)).isEqualTo(Yen.of(cut));
        }

        @Test
        void a_rate_of_the_greatest_amount_does_not_overflow() {
            assertThat(new Rate(1_000, 1_000).of(Yen.of(MOST))).isEqualTo(Yen.of(MOST));
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 3", "4, 3", "-1, 3", "1, 0", "1, 1001"})
    void a_rate_is_more_than_nothing_and_at_most_the_whole(int num, int den) {
        assertThatThrownBy(() -> new Rate(num, den)).isInstanceOf(InvalidInput.class);
    }
}
