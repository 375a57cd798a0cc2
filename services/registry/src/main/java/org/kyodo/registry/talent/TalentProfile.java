package org.kyodo.registry.talent;

import java.util.Optional;
import org.kyodo.contracts.value.Line;
import org.kyodo.contracts.value.Personal;
import org.kyodo.contracts.value.Prose;

/**
 * Who a talent is 人材の氏名・連絡先, or whom to ask for in a group that is one. Personal data: never in an event, a log or an error.
 *
 * @param reach how to reach them 連絡先: an address, a telephone number or an e-mail address
 * @param statement what they say of themselves 自己紹介・できること
 */
@Personal
record TalentProfile(
        @Line(max = 100) String name,
        Optional<@Line(max = 100) String> nameKana,
        @Prose(max = 254) String reach,
        Optional<@Prose(max = 2_000) String> statement) {
    @Override
    public String toString() {
        return "TalentProfile[not shown]";
    }
}
