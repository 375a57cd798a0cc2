package org.kyodo.kit.tally;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.function.BiPredicate;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A broker that takes records or not, as a test wants it. */
final class Broker extends MockProducer<String, byte[]> {
    /** What it has, by key: the sequences in the order in which it took them. */
    final Map<String, List<Long>> has = new ConcurrentHashMap<>();

    private final BiPredicate<String, Long> takes;
    private final boolean silent;

    private Broker(BiPredicate<String, Long> takes, boolean silent) {
        super(true, null, new StringSerializer(), new ByteArraySerializer());
        this.takes = takes;
        this.silent = silent;
    }

    static Broker thatTakesAll() {
        return new Broker((key, sequence) -> true, false);
    }

    /** It is asked for each record again. */
    static Broker thatTakes(BiPredicate<String, Long> some) {
        return new Broker(some, false);
    }

    /** It takes no record and gives no answer. */
    static Broker thatIsSilent() {
        return new Broker((key, sequence) -> false, true);
    }

    @Override
    public Future<RecordMetadata> send(ProducerRecord<String, byte[]> record, Callback callback) {
        long sequence = Long.parseLong(
                new String(record.headers().lastHeader("ce_sequence").value(), StandardCharsets.UTF_8));
        if (takes.test(record.key(), sequence)) {
            has.computeIfAbsent(record.key(), key -> new CopyOnWriteArrayList<>())
                    .add(sequence);
            callback.onCompletion(null, null);
        } else if (!silent) {
            callback.onCompletion(null, new TimeoutException("not taken"));
        }
        return null;
    }

    List<Long> sequences(String key) {
        return has.getOrDefault(key, List.of());
    }
}
