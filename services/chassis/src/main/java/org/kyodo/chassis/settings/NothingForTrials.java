package org.kyodo.chassis.settings;

import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.kyodo.chassis.failpoint.Failpoints;
import org.kyodo.chassis.sealing.MasterKeys;
import org.kyodo.chassis.settings.WrongSettings.Fault;
import org.springframework.core.env.Environment;

/** What no service may have in production: a clock that moves, failpoints, plain Kafka, a made-up master key. */
final class NothingForTrials implements ProductionRule {
    private static final Set<String> ENCRYPTED = Set.of("SSL", "SASL_SSL");
    /** Of 32 random bytes so few are different with a probability of less than 10⁻¹⁰. */
    private static final int FEWEST_DIFFERENT_BYTES = 16;

    @Override
    public Stream<Fault> faults(Environment settings) {
        return Stream.of(clock(settings), failpoints(settings), kafka(settings), rates(settings), masterKey(settings))
                .flatMap(fault -> fault);
    }

    private static Stream<Fault> clock(Environment settings) {
        return settings.getProperty("kyodo.clock.movable", Boolean.class, false)
                        || !settings.getProperty("kyodo.clock.start", "").isEmpty()
                ? Stream.of(new Fault(
                        "kyodo.clock.movable, kyodo.clock.start",
                        "動かせる時計は本番では使えません(指定を外してください)",
                        "a clock that can be moved is for trying out (expected: not set)"))
                : Stream.empty();
    }

    private static Stream<Fault> failpoints(Environment settings) {
        return settings.getProperty(Failpoints.VARIABLE, "").isEmpty()
                ? Stream.empty()
                : Stream.of(new Fault(
                        Failpoints.VARIABLE,
                        "故障試験の指定は本番では使えません(指定を外してください)",
                        "a failpoint lets the process die (expected: not set)"));
    }

    private static Stream<Fault> kafka(Environment settings) {
        String setting = "kyodo.kafka.security.protocol";
        // What is said to Spring itself wins, so that is what counts.
        String protocol = settings.getProperty(
                "spring.kafka.properties.security.protocol", settings.getProperty(setting, "PLAINTEXT"));
        return ENCRYPTED.contains(protocol.toUpperCase(Locale.ROOT))
                ? Stream.empty()
                : Stream.of(new Fault(
                        setting,
                        protocol + " では通信が暗号化されません(SASL_SSL または SSL を指定してください)",
                        protocol + " is not encrypted (expected: SASL_SSL or SSL)"));
    }

    private static Stream<Fault> rates(Environment settings) {
        return Stream.of("kyodo.rate.address", "kyodo.rate.account", "kyodo.rate.public")
                .filter(setting -> settings.getProperty(setting, Integer.class, 1) == 0)
                .map(setting -> new Fault(
                        setting, "0 では要求の数が制限されません(1 以上を指定してください)", "0 is without limit (expected: at least 1)"));
    }

    private static Stream<Fault> masterKey(Environment settings) {
        String setting = MasterKeys.propertyOf(settings.getProperty("kyodo.service", ""));
        return MasterKeys.each(MasterKeys.given(settings)).stream().allMatch(NothingForTrials::isRandom)
                ? Stream.empty()
                : Stream.of(new Fault(
                        setting,
                        "乱数から作られた鍵ではありません(openssl rand -base64 32 の出力を指定してください)",
                        "this key was not drawn at random (expected: the output of openssl rand -base64 32)"));
    }

    private static boolean isRandom(String key) {
        try {
            byte[] bytes = Base64.getDecoder().decode(key);
            long different = IntStream.range(0, bytes.length)
                    .map(i -> bytes[i])
                    .distinct()
                    .count();
            boolean words = true;
            for (byte one : bytes) {
                words &= one >= ' ' && one <= '~';
            }
            return different >= FEWEST_DIFFERENT_BYTES && !words;
        } catch (IllegalArgumentException e) {
            // Said by whoever uses the key.
            return true;
        }
    }
}
