package org.kyodo.chassis.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kyodo.chassis.receipt.Content;
import org.kyodo.contracts.Json;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import tools.jackson.core.JacksonException;

/** The one form in which content comes in and goes out: JSON. */
public final class JsonBodies extends JacksonJsonHttpMessageConverter {
    private static final String CONTENT = Content.class.getName();

    private final Bodies bodies;

    public JsonBodies(Limits limits) {
        super(Json.STRICT);
        this.bodies = new Bodies(limits);
        setSupportedMediaTypes(List.of(MediaType.APPLICATION_JSON, new MediaType("application", "*+json")));
    }

    /** An answer goes out as plain JSON, also to who would take a problem first; a problem says itself what it is. */
    @Override
    public List<MediaType> getSupportedMediaTypes(Class<?> type) {
        return List.of(MediaType.APPLICATION_JSON);
    }

    @Override
    public Object read(ResolvableType type, HttpInputMessage message, Map<String, Object> hints) throws IOException {
        try {
            return bodies.read(
                    message.getBody(), type.getType(), sent -> keep(new Content(sent, type.resolve(Object.class))));
        } catch (JacksonException e) {
            // It wraps what the stream threw.
            throw new HttpMessageNotReadableException("unreadable", e, message);
        }
    }

    private static void keep(Content content) {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request != null) {
            request.setAttribute(CONTENT, content, RequestAttributes.SCOPE_REQUEST);
        }
    }

    /** The body of the request as it was sent, once it was read. */
    static Optional<Content> content(HttpServletRequest request) {
        return Optional.ofNullable((Content) request.getAttribute(CONTENT));
    }
}
