package org.kyodo.journeys;

import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Plays the journeys against a platform that runs anywhere: on this machine, in a cluster, in a test. */
@Command(
        name = "journey",
        usageHelpWidth = 150,
        mixinStandardHelpOptions = true,
        description = {
            "指定したアドレスの Kyodo に対して旅を演じます。すべての確認が成り立てば 0 で終了します。",
            "Plays the journeys against the platform at the addresses given. Status 0 only if every check held."
        })
public final class Journeys implements Callable<Integer> {
    @Mixin
    private ServiceAddresses services;

    @Option(
            names = "--identity",
            paramLabel = "URL",
            required = true,
            defaultValue = "${env:KYODO_IDENTITY_URL}",
            description = {"ID プロバイダーのアドレス。", "The identity provider's base address ($KYODO_IDENTITY_URL)."})
    private URI identity;

    @Option(
            names = "--accounts",
            paramLabel = "FILE",
            defaultValue = "${env:KYODO_ACCOUNTS_FILE}",
            description = {"アカウントとその秘密(accounts.json)。", "The accounts with their secrets ($KYODO_ACCOUNTS_FILE)."})
    private Optional<Path> accounts = Optional.empty();

    @Option(
            names = "--seed",
            paramLabel = "TEXT",
            defaultValue = "${env:KYODO_IDENTITY_SEED}",
            description = {
                "秘密の元になる値(accounts.json がない場合)。",
                "What the secrets are derived from, instead of the file; better not on the command line ($KYODO_IDENTITY_SEED)."
            })
    private Optional<String> seed = Optional.empty();

    @Option(
            names = "--kafka",
            paramLabel = "HOST:PORT,…",
            defaultValue = "${env:KYODO_KAFKA_BOOTSTRAP}",
            description = {
                "Kafka のアドレス。なければイベントの確認を省きます。",
                "Kafka's bootstrap addresses; without them events are not checked ($KYODO_KAFKA_BOOTSTRAP)."
            })
    private Optional<String> kafka = Optional.empty();

    @Option(
            names = "--webhooks",
            paramLabel = "URL",
            defaultValue = "${env:KYODO_WEBHOOKS_URL}",
            description = {
                "Webhook を受け取るアドレス。そのポートで待ち受けます。なければ Webhook の確認を省きます。",
                "Where the platform reaches the webhook receiver, which listens on that port; without it webhooks are not checked"
                        + " ($KYODO_WEBHOOKS_URL)."
            })
    private Optional<URI> webhooks = Optional.empty();

    @Option(
            names = "--municipality",
            paramLabel = "CODE",
            defaultValue = "${env:KYODO_JOURNEY_MUNICIPALITY:-352039}",
            description = {"演じる自治体(山口の設定。既定 352039)。", "The municipality, with Yamaguchi's settings (default 352039)."})
    private String municipality;

    @Option(
            names = "--declaring",
            paramLabel = "CODE",
            defaultValue = "${env:KYODO_JOURNEY_DECLARING:-NP}",
            description = {
                "宣言で登録できる自治体(NP の設定。既定 NP)。",
                "The municipality where groups declare themselves, with NP's settings (default NP)."
            })
    private String declaring;

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            defaultValue = "${env:KYODO_JOURNEY_WAIT:-180}",
            description = {"準備ができるまで待つ秒数(既定 180)。", "How long to wait until all of it is ready (default 180)."})
    private long wait;

    private Journeys() {}

    public static void main(String... arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Journeys()).setExecutionExceptionHandler((e, command, result) -> {
            if (e instanceof Complaint complaint) {
                new Console(new PrintStream(System.err, true, StandardCharsets.UTF_8))
                        .say(complaint.japanese(), complaint.english());
                return ExitCode.SOFTWARE;
            }
            throw e;
        });
    }

    @Override
    public Integer call() {
        Console console = Console.ofUser();
        Endpoints endpoints = new Endpoints(services.all(), identity, kafka.filter(text -> !text.isBlank()));
        endpoints.awaitReady(Duration.ofSeconds(wait));
        Journey.Setting setting = new Journey.Setting(
                endpoints,
                accounts(),
                municipality,
                declaring,
                Optional.empty(),
                webhooks.filter(address -> !address.toString().isBlank()));
        if (Journey.wasPlayed(setting)) {
            console.say("ここではすでに演じられています。", "They were played here already.");
            return ExitCode.OK;
        }
        try (Journey journey = new Journey(console, setting)) {
            boolean held = journey.play();
            journey.verdict();
            return held ? ExitCode.OK : ExitCode.SOFTWARE;
        }
    }

    private Accounts accounts() {
        return accounts.filter(file -> !file.toString().isBlank())
                .map(file -> Accounts.of(identity, file))
                .or(() -> seed.filter(text -> !text.isBlank()).map(text -> Accounts.derived(identity, text)))
                .orElseThrow(() -> new Complaint(
                        "アカウントが分かりません(KYODO_ACCOUNTS_FILE か KYODO_IDENTITY_SEED を指定してください)。",
                        "No accounts (expected: KYODO_ACCOUNTS_FILE or KYODO_IDENTITY_SEED)."));
    }
}
