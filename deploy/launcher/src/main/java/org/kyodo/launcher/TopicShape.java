package org.kyodo.launcher;

import java.util.Optional;
import picocli.CommandLine.Option;

/** How topics are to be, as commands are told. */
final class TopicShape {
    @Option(
            names = "--partitions",
            paramLabel = "N",
            defaultValue = "${env:KYODO_TOPICS_PARTITIONS:-6}",
            description = {"各トピックのパーティション数(既定 6)。", "Partitions of each topic (default 6; $KYODO_TOPICS_PARTITIONS)."})
    private int partitions;

    @Option(
            names = "--replication-factor",
            paramLabel = "N",
            defaultValue = "${env:KYODO_TOPICS_REPLICATIONFACTOR:-3}",
            description = {"複製の数(既定 3)。", "Replicas of each partition (default 3; $KYODO_TOPICS_REPLICATIONFACTOR)."})
    private short replicationFactor;

    @Option(
            names = "--min-insync-replicas",
            paramLabel = "N",
            defaultValue = "${env:KYODO_TOPICS_MININSYNCREPLICAS:-2}",
            description = {
                "書き込みに必要な同期済みの複製の数(既定 2)。",
                "Replicas that must have a record (default 2; $KYODO_TOPICS_MININSYNCREPLICAS)."
            })
    private int minInsyncReplicas;

    Topics.Shape shape() {
        return new Topics.Shape(partitions, Optional.of(replicationFactor), Optional.of(minInsyncReplicas));
    }
}
