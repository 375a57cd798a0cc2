package org.kyodo.launcher;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kyodo.contracts.Json;
import org.kyodo.contracts.Sha256;
import org.kyodo.journeys.Complaint;
import org.kyodo.journeys.Console;
import org.kyodo.journeys.Endpoints;
import org.kyodo.journeys.Service;
import org.kyodo.journeys.ServiceAddresses;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** {@code check}: whether an installation is as it should be. It only reads. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = {
            "設置した Kyodo が正しく動いているか確かめます(読むだけで、何も書きません)。すべて成り立てば 0 で終了します。",
            "Checks an installation and writes nothing: services ready, topics as they should be, the issuers' keys readable, municipalities and"
                    + " settings as given. Status 0 only if every check held."
        })
final class CheckCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String VERSION = "Kyodo-Rule-Set-Version";
    /** Two of which one is not served, unless both are. */
    private static final List<String> KNOWN = List.of("052019", "352039");

    @Mixin
    private ServiceAddresses services;

    @Option(
            names = "--issuers",
            paramLabel = "URL,…",
            split = ",",
            defaultValue = "${env:KYODO_ISSUERS:-${env:KYODO_ISSUER}}",
            description = {"トークンの発行者。", "The issuers of tokens ($KYODO_ISSUERS or $KYODO_ISSUER)."})
    private List<URI> issuers = List.of();

    @Option(
            names = "--kafka",
            paramLabel = "HOST:PORT,…",
            defaultValue = "${env:KYODO_KAFKA_BOOTSTRAP}",
            description = {
                "Kafka のアドレス。なければトピックの確認を省きます。",
                "Kafka's bootstrap addresses; without them topics are not checked ($KYODO_KAFKA_BOOTSTRAP)."
            })
    private Optional<String> kafka = Optional.empty();

    @Mixin
    private TopicShape topics;

    @Option(
            names = "--municipalities",
            paramLabel = "CODE,…",
            split = ",",
            defaultValue = "${env:KYODO_MUNICIPALITIES}",
            description = {"サービスの対象となる自治体。", "The municipalities that are served ($KYODO_MUNICIPALITIES)."})
    private List<String> municipalities = List.of();

    @Option(
            names = "--presets",
            paramLabel = "FOLDER",
            defaultValue = "${env:KYODO_PRESETS}",
            description = {"自治体の設定のフォルダー。", "The folder with the settings that services should have ($KYODO_PRESETS)."})
    private Optional<Path> presets = Optional.empty();

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            defaultValue = "${env:KYODO_CHECK_WAIT:-60}",
            description = {"準備ができるまで待つ秒数(既定 60)。", "How long to wait until services are ready (default 60)."})
    private long wait;

    private final Console console = Console.ofUser();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private int failed;

    /** An answer. @param body nothing where it is not JSON */
    private record Answer(int status, String type, Optional<String> version, JsonNode body) {}

    @Override
    public Integer call() throws InterruptedException {
        Map<Service, URI> addresses = services.all();
        long deadline = System.nanoTime() + Duration.ofSeconds(wait).toNanos();
        for (Service service : Service.values()) {
            URI address = addresses.get(service);
            holds("%s: 準備完了 / ready".formatted(service.id()), () -> {
                Endpoints.awaitAnswer(address.resolve("/readyz"), Duration.ofNanos(deadline - System.nanoTime()));
                return "";
            });
            holds("%s: トークンなしの要求を断る / refuses a request without a token".formatted(service.id()), () -> {
                Answer answer = ask(address.resolve("/api/v1/of-nobody"));
                return answer.status() == 401
                                && answer.type().startsWith("application/problem+json")
                                && !answer.body().path("code").asString("").isEmpty()
                        ? ""
                        : answer.status() + " " + answer.type() + " (expected: 401 application/problem+json)";
            });
            checkMunicipalities(service, address);
        }
        for (URI issuer : issuers) {
            holds("%s: 公開鍵 / keys".formatted(issuer), () -> keys(issuer));
        }
        kafka.filter(text -> !text.isBlank()).ifPresent(this::checkTopics);
        console.line("");
        console.say(
                failed == 0 ? "すべての確認が成り立ちました。" : failed + " 件の確認が成り立ちませんでした。",
                failed == 0 ? "Every check held." : failed + " checks did not hold.");
        return failed == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private void checkMunicipalities(Service service, URI address) {
        for (String code : municipalities) {
            holds("%s: %s".formatted(service.id(), code), () -> {
                Answer answer = ask(rules(address, code));
                if (answer.status() != 200) {
                    return "not served: " + answer.body().path("detail").asString(String.valueOf(answer.status()));
                }
                Optional<String> expected = presets.flatMap(folder -> version(folder, code));
                return presets.isEmpty() || expected.isPresent() && expected.equals(answer.version())
                        ? ""
                        : "settings " + answer.version().orElse("of no version") + " (expected: "
                                + expected.orElse("a file for " + code + " in " + presets.get()) + ")";
            });
        }
        KNOWN.stream()
                .filter(code -> !municipalities.isEmpty() && !municipalities.contains(code))
                .findFirst()
                .ifPresent(code -> holds(
                        "%s: %s は対象外 / not served".formatted(service.id(), code),
                        () -> ask(rules(address, code)).status() == 400
                                ? ""
                                : "served (expected: only " + municipalities + ")"));
    }

    private static URI rules(URI address, String code) {
        return address.resolve("/api/v1/rules?municipality=" + code);
    }

    /** As services make it of the file with the settings of this municipality. */
    private static Optional<String> version(Path folder, String code) {
        Pattern said = Pattern.compile("(?m)^code: *[\"']?" + Pattern.quote(code) + "[\"']? *(#.*)?$");
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                byte[] content = Files.readAllBytes(file);
                if (said.matcher(new String(content, StandardCharsets.UTF_8)).find()) {
                    return Optional.of(Sha256.hex(content).substring(0, 12));
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new Complaint(folder + " を読めません。", "Cannot read " + folder + ": " + e.getMessage());
        }
    }

    private String keys(URI issuer) throws IOException, InterruptedException {
        String root = issuer.toString().replaceAll("/$", "");
        Answer told = ask(URI.create(root + "/.well-known/openid-configuration"));
        if (!told.body().path("issuer").asString("").equals(issuer.toString())) {
            return "calls itself " + told.body().path("issuer").asString("nothing") + " (expected: " + issuer + ")";
        }
        JsonNode keys = ask(URI.create(told.body().path("jwks_uri").asString("")))
                .body()
                .path("keys");
        return keys.isArray() && !keys.isEmpty() ? "" : "no keys (expected: at least one)";
    }

    private void checkTopics(String bootstrap) {
        holds("トピックは指定どおり / topics as given", () -> {
            try (Topics found = new Topics(bootstrap, topics.shape())) {
                return found.differences().stream()
                        .map(Topics.Difference::toString)
                        .collect(Collectors.joining("; "));
            }
        });
    }

    private Answer ask(URI at) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(at)
                        .timeout(PATIENCE)
                        .header("Accept-Language", "en")
                        .build(),
                HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        return new Answer(
                answer.statusCode(),
                answer.headers().firstValue("Content-Type").orElse("no content"),
                answer.headers().firstValue(VERSION),
                json(answer.body()));
    }

    private static JsonNode json(String text) {
        try {
            return Json.TOLERANT.readTree(text);
        } catch (JacksonException _) {
            return Json.TOLERANT.nullNode();
        }
    }

    /** Something to be checked. */
    private interface Check {
        /** What is wrong; nothing where it holds. */
        String fault() throws IOException, InterruptedException;
    }

    private void holds(String what, Check check) {
        String fault;
        try {
            fault = check.fault();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while checking", e);
        } catch (IOException | IllegalArgumentException e) {
            fault = e.toString();
        } catch (Complaint complaint) {
            fault = complaint.english();
        }
        if (!fault.isEmpty()) {
            failed++;
        }
        console.line(fault.isEmpty() ? "  ✔ " + what : "  ✘ " + what + ": " + fault);
    }
}
