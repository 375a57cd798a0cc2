package org.kyodo.kit;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.kyodo.contracts.Json;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** What the security log tells while this is open. */
public final class SecurityLines implements AutoCloseable {
    private final Logger logger = (Logger) LoggerFactory.getLogger("kyodo.security");
    private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

    public SecurityLines() {
        logger.setLevel(Level.INFO);
        appender.start();
        logger.addAppender(appender);
    }

    /** The lines as they are. */
    public List<String> raw() {
        return List.copyOf(appender.list).stream()
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    /** Those of one kind of event; each line is one JSON object. */
    public List<JsonNode> told(String event) {
        return raw().stream()
                .map(Json.TOLERANT::readTree)
                .filter(line -> line.path("event").asString().equals(event))
                .toList();
    }

    @Override
    public void close() {
        logger.detachAppender(appender);
    }
}
