package org.kyodo.launcher;

import java.util.List;
import java.util.concurrent.Callable;
import org.kyodo.journeys.Complaint;
import org.kyodo.journeys.Console;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code topics}: makes the topics of the platform on any broker, or only says what is wrong with them. */
@Command(
        name = "topics",
        mixinStandardHelpOptions = true,
        description = {
            "トピックを作り、設定をそろえます(パーティション数と複製の数は変えません)。",
            "Makes the topics that are missing and gives all their settings. Partitions and replicas are never changed: where they differ it says so"
                    + " and ends with status 1."
        })
final class TopicsCommand implements Callable<Integer> {
    @Option(
            names = "--kafka",
            paramLabel = "HOST:PORT,…",
            required = true,
            defaultValue = "${env:KYODO_KAFKA_BOOTSTRAP}",
            description = {
                "Kafka のアドレス。",
                "Kafka's bootstrap addresses ($KYODO_KAFKA_BOOTSTRAP; further properties as $KYODO_KAFKA_…)."
            })
    private String kafka;

    @Mixin
    private TopicShape wanted;

    @Option(
            names = "--dry-run",
            description = {"違いを示すだけで、何も変えません。", "Changes nothing; status 1 where anything differs."})
    private boolean dryRun;

    @Override
    public Integer call() {
        Console console = Console.ofUser();
        try (Topics topics = new Topics(kafka, wanted.shape())) {
            if (!dryRun) {
                topics.make().forEach(made -> console.line("  + " + made.made()));
            }
            List<Topics.Difference> left = topics.differences();
            if (left.isEmpty()) {
                console.say("トピックはすべてそろっています。", "All topics are as they should be.");
                return ExitCode.OK;
            }
            left.forEach(difference -> console.line("  ✘ " + difference));
            throw new Complaint(
                    "トピックが指定と違います。パーティション数と複製の数は自動では変えません(順序が壊れるため)。値を実際に合わせるか、運用手順「Partitions are added」に従ってください。",
                    "Topics are otherwise than asked for. Partitions and replicas are never changed by this command, for the order per aggregate"
                            + " hangs on them: ask for what is there, or see \"Partitions are added\" in docs/operating.md.");
        }
    }
}
