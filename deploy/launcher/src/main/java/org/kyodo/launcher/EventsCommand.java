package org.kyodo.launcher;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.kyodo.journeys.EventLine;
import org.kyodo.journeys.PlainConsumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** {@code ./kyodo events}: shows events as they come, as a plain Kafka consumer sees them. */
@Command(
        name = "events",
        description = "Kafka のイベントを1行ずつ表示します(Ctrl-C で終了)。 / Shows the events on Kafka, a line each, until Ctrl-C.")
final class EventsCommand implements Callable<Integer> {
    @Option(
            names = "--from-beginning",
            description = {"最初から表示します。", "Begins with the first."})
    private boolean fromBeginning;

    @Option(
            names = "--type",
            paramLabel = "T",
            description = {"種類で絞り込みます(例: ProposalAdopted)。", "Only types that contain this, such as ProposalAdopted."})
    private String type = "";

    @Option(
            names = "--json",
            description = {"属性と内容をすべて JSON で表示します。", "Shows attributes and content as JSON."})
    private boolean json;

    @Option(
            names = "--once",
            description = {"今あるものを表示して終わります。", "Ends when what is there now has been shown."})
    private boolean once;

    @Override
    public Integer call() {
        Running.Found found = Running.required(Home.ofInstallation());
        try (KafkaConsumer<byte[], byte[]> consumer =
                PlainConsumer.of(found.running().kafka())) {
            List<TopicPartition> partitions = PlainConsumer.partitions(consumer);
            consumer.assign(partitions);
            if (fromBeginning || once) {
                consumer.seekToBeginning(partitions);
            } else {
                consumer.seekToEnd(partitions);
            }
            Map<TopicPartition, Long> end = consumer.endOffsets(partitions);
            while (!once || end.entrySet().stream().anyMatch(at -> consumer.position(at.getKey()) < at.getValue())) {
                for (ConsumerRecord<byte[], byte[]> event : consumer.poll(Duration.ofMillis(500))) {
                    EventLine line = new EventLine(event);
                    if (line.type().contains(type)) {
                        System.out.println(json ? line.json() : line.line());
                    }
                }
            }
        }
        return ExitCode.OK;
    }
}
