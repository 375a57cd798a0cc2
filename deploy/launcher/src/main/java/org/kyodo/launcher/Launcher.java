package org.kyodo.launcher;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.kyodo.journeys.Complaint;
import org.kyodo.journeys.Console;
import org.kyodo.journeys.Journeys;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program behind {@code ./kyodo}: runs Kyodo on one machine and plays the demo. */
@Command(
        name = "./kyodo",
        usageHelpWidth = 150,
        header = {"協働 Kyodo を1台のマシンで動かします。", "Runs Kyodo on one machine.", ""},
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DemoCommand.class,
            CrashCommand.class,
            BenchCommand.class,
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            TokenCommand.class,
            EventsCommand.class,
            SuperviseCommand.class,
            TrainCommand.class,
            Journeys.class,
            CheckCommand.class,
            TopicsCommand.class,
            TruststoreCommand.class,
            CommandLine.HelpCommand.class
        },
        footer = {
            "",
            "  test        すべてをビルドしてテストします / builds and tests everything",
            "  test mutation [SERVICE [RULES]]",
            "              規則のテストが規則の変更に気づくかを調べます / looks whether the tests of the rules notice changes to them",
            "  build       変更をビルドします / builds what changed",
            "  images      コンテナイメージを作ります / makes container images (./kyodo images --help)",
            "",
            "環境変数 / environment:",
            "  KYODO_MONGODB_URI       組み込みの代わりに使う MongoDB / a MongoDB to use instead of the embedded one",
            "  KYODO_KAFKA_BOOTSTRAP   組み込みの代わりに使う Kafka / a Kafka to use instead of the embedded one",
            "  KYODO_PORT_OFFSET       すべてのポートをずらす数 / moves all ports by this number"
        })
public final class Launcher implements Runnable {

    private Launcher() {}

    public static void main(String... arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Launcher()).setExecutionExceptionHandler((e, command, result) -> {
            if (e instanceof Complaint complaint) {
                new Console(new PrintStream(System.err, true, StandardCharsets.UTF_8))
                        .say(complaint.japanese(), complaint.english());
                return CommandLine.ExitCode.SOFTWARE;
            }
            throw e;
        });
    }

    @Override
    public void run() {
        commandLine().usage(System.out);
    }
}
