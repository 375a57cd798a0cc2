package org.kyodo.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.kyodo.chassis.aggregate.Ids;
import org.kyodo.chassis.broker.KafkaSettings;
import org.kyodo.chassis.decide.Role;
import org.kyodo.chassis.time.MovableClock;
import org.kyodo.contracts.DomainEvent;
import org.kyodo.contracts.Envelope;
import org.kyodo.contracts.EventCatalogue;
import org.kyodo.contracts.GoldenSamples;
import org.kyodo.contracts.Json;
import org.kyodo.contracts.Recorded;
import org.kyodo.contracts.Topics;
import org.kyodo.contracts.value.ActorType;
import org.kyodo.contracts.value.Channel;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.embedded.EmbeddedServers;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The world around a service under test: callers with tokens, the other services' events, the topics, the clock. */
public final class Platform implements AutoCloseable {
    /** How long a test waits for what must come. */
    public static final Duration SOON = Duration.ofSeconds(60);

    private static final String DRY_RUN = "Kyodo-Dry-Run";

    private final Environment environment;
    private final MovableClock clock;
    private final Optional<RunDryFirst> dryRuns;
    private final HttpClient http = HttpClient.newHttpClient();
    private final KafkaProducer<String, byte[]> producer;
    private final KafkaConsumer<String, byte[]> consumer;
    private final List<ConsumerRecord<String, byte[]>> received = new CopyOnWriteArrayList<>();
    private final Thread reader;
    private volatile ApiDescription description;

    /** @param environment says where the service listens ({@code local.server.port}) and which broker it uses */
    public Platform(Environment environment, MovableClock clock) {
        this(environment, clock, Optional.empty());
    }

    Platform(Environment environment, MovableClock clock, Optional<RunDryFirst> dryRuns) {
        this.dryRuns = dryRuns;
        this.environment = environment;
        this.clock = clock;
        Map<String, Object> servers = KafkaSettings.connection(environment);
        this.producer = new KafkaProducer<>(servers, new StringSerializer(), new ByteArraySerializer());
        this.consumer = new KafkaConsumer<>(servers, new StringDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> all = new ArrayList<>();
        EmbeddedServers.TOPICS.forEach(topic -> {
            for (int partition = 0; partition < EmbeddedServers.PARTITIONS; partition++) {
                all.add(new TopicPartition(topic, partition));
            }
        });
        consumer.assign(all);
        consumer.seekToEnd(all);
        all.forEach(consumer::position);
        this.reader = Thread.ofPlatform().name("kit-reader").daemon().start(this::read);
    }

    /** A caller. @param department may be {@code null} */
    public Session as(String account, String municipality, String department, Role... roles) {
        return new Session(Map.of("Authorization", "Bearer " + Tokens.of(account, municipality, department, roles)));
    }

    /** A caller with this token, good or not. */
    public Session withToken(String token) {
        return new Session(Map.of("Authorization", "Bearer " + token));
    }

    /** A caller without a token. */
    public Session anonymous() {
        return new Session(Map.of());
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + environment.getProperty("local.server.port") + path);
    }

    ApiDescription description() {
        if (description == null) {
            description = ApiDescription.of(this);
        }
        return description;
    }

    /** Moves the clock of the service: {@code 2026-06-12T10:00:00+09:00}. */
    public void clockTo(String time) {
        clock.moveTo(OffsetDateTime.parse(time).toInstant());
    }

    public Instant now() {
        return clock.instant();
    }

    /**
     * What another service would have told: the event, as the {@code sequence}th of its subject. The same place always has
     * the same id, so that each event can name the one before it.
     */
    public <E extends DomainEvent> Recorded<E> foreign(String municipality, String subjectId, long sequence, E event) {
        String subject = EventCatalogue.of(event.getClass()).aggregate() + "/" + subjectId;
        return foreign(
                municipality,
                eventId(subject, sequence),
                new Envelope.Place(
                        subject,
                        sequence,
                        sequence == 1 ? Optional.empty() : Optional.of(eventId(subject, sequence - 1)),
                        stageAfter(event)),
                event);
    }

    /** What would have been told of the same subject right after an event. */
    public <E extends DomainEvent> Recorded<E> following(Recorded<?> before, E event) {
        Envelope known = before.envelope();
        return foreign(
                known.municipality().code(),
                Ids.next(),
                new Envelope.Place(known.subject(), known.sequence() + 1, Optional.of(known.id()), stageAfter(event)),
                event);
    }

    private <E extends DomainEvent> Recorded<E> foreign(String municipality, UUID id, Envelope.Place place, E event) {
        EventCatalogue.Entry entry = EventCatalogue.of(event.getClass());
        UUID cause = Ids.next();
        return new Recorded<>(
                new Envelope(
                        id,
                        entry.type(),
                        MunicipalityCode.of(municipality),
                        entry.service(),
                        place,
                        clock.instant(),
                        FiscalYear.at(clock.instant()),
                        new Envelope.Author(
                                ActorType.STAFF, "acct-foreign", Optional.empty(), Channel.WEB, Optional.empty()),
                        new Envelope.Cause(cause, cause, Optional.empty()),
                        entry.visibility(),
                        "test"),
                event);
    }

    /** The stage that the event's golden sample names. */
    private static String stageAfter(DomainEvent event) {
        return GoldenSamples.of(EventCatalogue.of(event.getClass()).type())
                .envelope()
                .place()
                .stage();
    }

    private static UUID eventId(String subject, long sequence) {
        return Ids.named("event " + sequence + " of " + subject, Instant.parse("2026-06-01T00:00:00Z"));
    }

    /** Puts an event on its topic; may be called again with the same to play a redelivery. */
    public void publish(Recorded<?> happened) {
        String topic = EventCatalogue.topicOf(happened.envelope().service());
        publish(topic, happened.envelope().subjectId(), happened.envelope().toHeaders(), happened.data());
    }

    /** Puts any record on a topic, right or wrong. */
    public void publish(String topic, String key, Map<String, String> headers, byte[] data) {
        ProducerRecord<String, byte[]> message = new ProducerRecord<>(topic, key, data);
        headers.forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        try {
            producer.send(message).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The events of a subject that came on the topics of services since the test began, in order. */
    public List<Recorded<?>> eventsOf(String subjectId) {
        return events().filter(message -> subjectId.equals(message.key()))
                .<Recorded<?>>map(Platform::recorded)
                .toList();
    }

    /** A record of the public stream. */
    public record Copy(Envelope envelope, JsonNode data) {}

    /** The same of the public stream. */
    public List<Copy> copiesOf(String subjectId) {
        return received.stream()
                .filter(Platform::isCopy)
                .filter(message -> subjectId.equals(message.key()))
                .map(message -> new Copy(envelope(message), Json.TOLERANT.readTree(message.value())))
                .toList();
    }

    private Stream<ConsumerRecord<String, byte[]>> events() {
        return received.stream().filter(message -> !isCopy(message));
    }

    private static boolean isCopy(ConsumerRecord<String, byte[]> message) {
        return message.topic().equals(Topics.PUBLIC);
    }

    /** Waits until the events of a subject are exactly these types, in order, and returns them. */
    public List<Recorded<?>> awaitEvents(String subjectId, Class<?>... types) {
        await().atMost(SOON).untilAsserted(() -> assertThat(eventsOf(subjectId))
                .extracting(happened -> (Object) happened.event().getClass())
                .containsExactly((Object[]) types));
        return eventsOf(subjectId);
    }

    /** Waits for an event of this type that satisfies the test, on any subject. */
    public <E extends DomainEvent> Recorded<E> awaitEvent(
            Class<E> type, java.util.function.Predicate<Recorded<E>> wanted) {
        return await().atMost(SOON)
                .until(
                        () -> events().map(Platform::recorded)
                                .filter(happened -> type.isInstance(happened.event()))
                                .<Recorded<E>>map(Platform::narrowed)
                                .filter(wanted)
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    @SuppressWarnings("unchecked")
    private static <E extends DomainEvent> Recorded<E> narrowed(Recorded<?> happened) {
        return (Recorded<E>) happened;
    }

    private static Recorded<?> recorded(ConsumerRecord<String, byte[]> message) {
        Envelope envelope = envelope(message);
        return new Recorded<>(
                envelope,
                Json.TOLERANT.readValue(
                        message.value(),
                        EventCatalogue.byType(envelope.type()).orElseThrow().event()));
    }

    private static Envelope envelope(ConsumerRecord<String, byte[]> message) {
        return Envelope.fromHeaders(name -> {
            var header = message.headers().lastHeader(name);
            return header == null ? null : header.value();
        });
    }

    private void read() {
        try {
            while (!Thread.interrupted()) {
                consumer.poll(Duration.ofMillis(200)).forEach(message -> {
                    if (message.headers().lastHeader("ce_type") != null) {
                        received.add(message);
                    }
                });
            }
        } catch (WakeupException e) {
            // The test is over.
        } finally {
            consumer.close();
        }
    }

    @Override
    public void close() throws InterruptedException {
        consumer.wakeup();
        reader.join();
        producer.close();
    }

    /** An answer of the service. */
    public record Answer(int status, Map<String, List<String>> headers, JsonNode body) {
        /** The first value of a header, or {@code null}. */
        public String header(String name) {
            return headers.entrySet().stream()
                    .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                    .map(entry -> entry.getValue().getFirst())
                    .findFirst()
                    .orElse(null);
        }

        /** Asserts the status and returns itself. */
        public Answer expect(int status) {
            assertThat(this.status).as("status of %s", body).isEqualTo(status);
            return this;
        }

        /** Asserts a problem document with this status and code. */
        public Answer problem(int status, String code) {
            expect(status);
            assertThat(header("Content-Type")).startsWith("application/problem+json");
            assertThat(body.path("code").asString()).as("code of %s", body).isEqualTo(code);
            assertThat(body.path("detail").asString())
                    .as("text of %s", code)
                    .isNotBlank()
                    .isNotEqualTo(code);
            assertThat(body.toString()).doesNotContain("Exception").doesNotContain("org.kyodo.");
            return this;
        }

        public String id() {
            return body.path("id").asString();
        }

        /** The ids of the lines of a list, in its order. */
        public List<String> ids() {
            return expect(200)
                    .body()
                    .path("items")
                    .valueStream()
                    .map(line -> line.path("id").asString())
                    .toList();
        }
    }

    /** A caller's session: the same token and headers for each request. */
    public final class Session {
        private final Map<String, String> headers;

        private Session(Map<String, String> headers) {
            this.headers = headers;
        }

        /** With one more header. */
        public Session with(String name, String value) {
            Map<String, String> more = new LinkedHashMap<>(headers);
            more.put(name, value);
            return new Session(more);
        }

        public Answer get(String path) {
            return send("GET", path, HttpRequest.BodyPublishers.noBody());
        }

        public Answer post(String path, String json) {
            return with("Content-Type", "application/json")
                    .told("POST", path, HttpRequest.BodyPublishers.ofString(json), json);
        }

        public Answer put(String path, String json) {
            return with("Content-Type", "application/json")
                    .told("PUT", path, HttpRequest.BodyPublishers.ofString(json), json);
        }

        /** The history of a record as this caller is told it, from the first event on: {@code GroupRegistered}. @param path of the record */
        public List<String> history(String path) {
            String list = path.contains("?") ? path.replace("?", "/history?") + "&" : path + "/history?";
            return get(list + "sort=created&limit=100")
                    .expect(200)
                    .body()
                    .path("items")
                    .valueStream()
                    .map(line -> EventCatalogue.nameOf(line.path("type").asString()))
                    .map(name -> name.substring(name.lastIndexOf('.') + 1))
                    .toList();
        }

        public Answer delete(String path) {
            return told("DELETE", path, HttpRequest.BodyPublishers.noBody(), null);
        }

        /** Any request; where it has a body, it is no example. */
        public Answer send(String method, String path, HttpRequest.BodyPublisher body) {
            return body.contentLength() == 0 ? told(method, path, body, null) : held(method, path, body);
        }

        /** One that may be an example of its operation. @param json what is sent, or {@code null} */
        private Answer told(String method, String path, HttpRequest.BodyPublisher body, String json) {
            Answer answer = described(path)
                    ? dryRuns.filter(first -> !headers.containsKey(DRY_RUN))
                            .flatMap(first -> description()
                                    .operationOf(method, path)
                                    .filter(description()::takesDryRuns)
                                    .map(known -> first.of(
                                            known,
                                            () -> with(DRY_RUN, "true").held(method, path, body),
                                            () -> held(method, path, body))))
                            .orElseGet(() -> held(method, path, body))
                    : held(method, path, body);
            if (described(path)
                    && !headers.containsKey(DRY_RUN)
                    && !headers.containsKey("Accept-Language")
                    && !headers.containsKey("Accept")) {
                description().operationOf(method, path).ifPresent(known -> RecordedExamples.saw(known, json, answer));
            }
            return answer;
        }

        private static boolean isJson(HttpResponse<?> response) {
            return response.headers()
                    .firstValue("Content-Type")
                    .filter(type -> type.contains("json"))
                    .isPresent();
        }

        /** Sends a document as it is. */
        public Answer upload(String fileName, String type, byte[] content) {
            return with("Content-Type", type)
                    .with(
                            "Content-Disposition",
                            "attachment; filename*=UTF-8''"
                                    + URLEncoder.encode(fileName, StandardCharsets.UTF_8)
                                            .replace("+", "%20"))
                    .told("POST", "/api/v1/documents", HttpRequest.BodyPublishers.ofByteArray(content), null);
        }

        /** Sends a document that may be named then. @return as a command names it */
        public String uploaded(String fileName, String type, byte[] content) {
            Answer answer = upload(fileName, type, content).expect(201);
            return "{\"documentId\": \"%s\", \"sha256\": \"%s\"}"
                    .formatted(answer.id(), answer.body().path("sha256").asString());
        }

        /** Whatever comes, as it is. */
        public HttpResponse<byte[]> download(String path) {
            HttpRequest.Builder request = HttpRequest.newBuilder(address(path)).timeout(Duration.ofSeconds(30));
            headers.forEach(request::header);
            try {
                return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        private static boolean described(String path) {
            return path.startsWith("/api/") || path.startsWith("/ops/");
        }

        /** One whose answer is held against the description, and is no example. */
        Answer held(String method, String path, HttpRequest.BodyPublisher body) {
            Answer answer = answerTo(method, path, body);
            if (described(path)) {
                description().holds(method, path, answer);
            }
            if (!headers.containsKey("Accept-Language")
                    && String.valueOf(answer.header("Content-Type")).startsWith("application/problem+json")) {
                ProblemTexts.areInJapanese(answer.body());
            }
            return answer;
        }

        private static boolean isTable(HttpResponse<String> response) {
            return response.headers().firstValue("Content-Type").orElse("").startsWith("text/csv");
        }

        /** The same, not held against the description: for very many requests that are answered alike. */
        Answer answerTo(String method, String path, HttpRequest.BodyPublisher body) {
            HttpRequest.Builder request = HttpRequest.newBuilder(address(path))
                    .timeout(Duration.ofSeconds(30))
                    .method(method, body);
            headers.forEach(request::header);
            try {
                HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
                String text = response.body();
                return new Answer(
                        response.statusCode(),
                        response.headers().map(),
                        isTable(response)
                                ? JsonNodeFactory.instance.stringNode(text)
                                : text.isBlank() || !isJson(response)
                                        ? Json.TOLERANT.nullNode()
                                        : Json.TOLERANT.readTree(text));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
