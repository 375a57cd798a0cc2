package org.kyodo.chassis.http;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kyodo.chassis.access.Cursors;
import org.kyodo.chassis.list.Page;
import org.kyodo.chassis.list.PageQuery;
import org.kyodo.chassis.list.Tabulated;
import org.kyodo.contracts.Json;
import org.kyodo.contracts.value.FiscalYear;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolverComposite;
import org.springframework.web.method.support.InvocableHandlerMethod;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.servlet.mvc.method.annotation.ServletRequestDataBinderFactory;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SequenceWriter;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;

/**
 * Any list as a table for a spreadsheet 表形式: CSV (RFC 4180), in UTF-8 with the mark by which Excel knows it. It has the whole list
 * and not a page of it, up to {@value #MOST} lines; where there are more, the header {@code Link} says where it goes on.
 *
 * <p>The columns are the components of the record that the list shows, those of a record inside it behind a dot, and so the same
 * whatever is in the list. It is written when it is whole: a list that fails on its way is a problem document, not half a table.
 */
public final class CsvLists {
    public static final MediaType CSV = new MediaType("text", "csv");
    /** Lines of one table, but for what is left of the last page. */
    static final int MOST = 10_000;

    private static final MediaType CSV_IN_UTF_8 = new MediaType(CSV, StandardCharsets.UTF_8);
    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final CsvMapper TABLES = CsvMapper.builder().build();
    private static final String LINE_END = "\r\n";
    private static final CsvSchema SCHEMA = CsvSchema.emptySchema().withLineSeparator(LINE_END);
    private static final String BETWEEN = "; ";
    /** By which a spreadsheet takes a text for a formula (OWASP, CSV injection), in full width as well. */
    private static final String FORMULA = "=+-@\t\r\n＝＋－＠";

    private final ObjectProvider<RequestMappingHandlerAdapter> adapter;
    private final Cursors cursors;
    private final Clock clock;

    /** @param adapter that calls the controllers of operations */
    public CsvLists(ObjectProvider<RequestMappingHandlerAdapter> adapter, Cursors cursors, Clock clock) {
        this.adapter = adapter;
        this.cursors = cursors;
        this.clock = clock;
    }

    /** A whole list, in cells. */
    record Table(List<String> columns, List<List<String>> lines) {}

    /** Figures are no more than one page. */
    Table of(Tabulated<?> figures, MethodParameter returned, HttpServletRequest request, HttpHeaders headers) {
        return of(Page.ofAll(figures.lines()), returned, request, headers);
    }

    /** @param first page, whose cursor is not sealed yet @param headers of the answer, to which its own are added */
    Table of(Page<?> first, MethodParameter returned, HttpServletRequest request, HttpHeaders headers) {
        List<String> columns = columns(ResolvableType.forMethodParameter(returned));
        List<List<String>> lines = new ArrayList<>();
        Page<?> page = first;
        add(page, columns, lines);
        while (page.next().isPresent() && lines.size() < MOST) {
            page = following(page.next().get(), request);
            add(page, columns, lines);
        }
        page.next().ifPresent(position -> headers.add(HttpHeaders.LINK, next(position, request)));
        headers.setContentDisposition(
                ContentDisposition.attachment().filename(name(request)).build());
        return new Table(columns, lines);
    }

    private Page<?> following(String position, HttpServletRequest request) {
        PageQuery query = (PageQuery) request.getAttribute(PageQueryResolver.QUERY);
        HandlerMethod handler = (HandlerMethod) request.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE);
        RequestMappingHandlerAdapter calling = adapter.getObject();
        InvocableHandlerMethod method = new InvocableHandlerMethod(handler.createWithResolvedBean());
        method.setHandlerMethodArgumentResolvers(
                new HandlerMethodArgumentResolverComposite().addResolvers(calling.getArgumentResolvers()));
        method.setDataBinderFactory(new ServletRequestDataBinderFactory(List.of(), calling.getWebBindingInitializer()));
        try {
            return (Page<?>) method.invokeForRequest(
                    new ServletWebRequest(request),
                    new ModelAndViewContainer(),
                    new PageQuery(Optional.of(position), PageQuery.MOST, query.order(), query.words(), false));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@code </api/v1/groups?cursor=…>; rel="next"}. */
    private String next(String position, HttpServletRequest request) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(request.getRequestURI());
        request.getParameterMap().forEach((name, values) -> {
            if (!name.equals(Cursors.PARAMETER)) {
                address.queryParam(name, (Object[]) values);
            }
        });
        address.queryParam(Cursors.PARAMETER, cursors.close(position, request, Guard.municipality()));
        return "<" + address.encode().build().toUriString() + ">; rel=\"next\"";
    }

    /** {@code groups-2026-06-12.csv}: the list and the day. */
    private String name(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.substring(path.lastIndexOf('/') + 1) + "-" + FiscalYear.dayOf(clock.instant()) + ".csv";
    }

    private static void add(Page<?> page, List<String> columns, List<List<String>> lines) {
        page.items().forEach(item -> {
            JsonNode record = Json.STRICT.valueToTree(item);
            lines.add(columns.stream().map(column -> cell(at(record, column))).toList());
        });
    }

    private static JsonNode at(JsonNode record, String column) {
        JsonNode node = record;
        for (String part : column.split("\\.")) {
            node = node.path(part);
        }
        return node;
    }

    private static String cell(JsonNode node) {
        return node.isNumber() || node.isBoolean() ? text(node) : harmless(text(node));
    }

    private static String text(JsonNode node) {
        return switch (node.getNodeType()) {
            case NULL, MISSING -> "";
            case NUMBER -> node.decimalValue().toPlainString();
            case ARRAY -> node.valueStream().map(CsvLists::text).collect(Collectors.joining(BETWEEN));
            case OBJECT -> node.toString();
            default -> node.asString();
        };
    }

    /** A text that a spreadsheet might take for a formula begins with a quote, which it does not show. */
    static String harmless(String text) {
        return text.isEmpty() || FORMULA.indexOf(text.charAt(0)) < 0 ? text : "'" + text;
    }

    /** Of a list or figures of such records, in the order in which they stand there. */
    static List<String> columns(ResolvableType returned) {
        // With headers of its own, or as it is.
        ResolvableType list = HttpEntity.class.isAssignableFrom(returned.toClass())
                ? returned.as(HttpEntity.class).getGeneric(0)
                : returned;
        ResolvableType lines = list.as(Tabulated.class.isAssignableFrom(list.toClass()) ? Tabulated.class : Page.class);
        Set<String> columns = new LinkedHashSet<>();
        add(lines.getGeneric(0), "", columns, List.of());
        return List.copyOf(columns);
    }

    private static void add(ResolvableType type, String path, Set<String> columns, List<Class<?>> within) {
        Class<?> raw = type.resolve(Object.class);
        List<Class<?>> inside = Stream.concat(within.stream(), Stream.of(raw)).toList();
        if (raw == Optional.class) {
            add(type.getGeneric(0), path, columns, within);
        } else if (raw.isSealed() && raw.isInterface() && !isValue(raw)) {
            for (Class<?> one : raw.getPermittedSubclasses()) {
                add(ResolvableType.forClass(one), path, columns, inside);
            }
        } else if (raw.isRecord() && !isValue(raw) && !within.contains(raw)) {
            for (RecordComponent component : raw.getRecordComponents()) {
                add(
                        ResolvableType.forType(component.getGenericType(), type),
                        path.isEmpty() ? component.getName() : path + "." + component.getName(),
                        columns,
                        inside);
            }
        } else if (!path.isEmpty()) {
            columns.add(path);
        }
    }

    /** Whether it stands in JSON as one value: a code, an amount, a year. */
    private static boolean isValue(Class<?> type) {
        return Arrays.stream(type.getMethods()).anyMatch(method -> method.isAnnotationPresent(JsonValue.class))
                || Arrays.stream(type.getDeclaredFields())
                        .anyMatch(field -> field.isAnnotationPresent(JsonValue.class));
    }

    /** Writes tables. It is asked whether it writes a page or figures, which {@link PageAdvice} then makes a table of. */
    public static final class Writer extends AbstractHttpMessageConverter<Object> {
        public Writer() {
            super(CSV);
        }

        @Override
        protected boolean supports(Class<?> type) {
            return Page.class.isAssignableFrom(type) || Tabulated.class.isAssignableFrom(type);
        }

        @Override
        public boolean canRead(Class<?> type, MediaType media) {
            return false;
        }

        @Override
        protected Object readInternal(Class<?> type, HttpInputMessage message) {
            throw new HttpMessageNotReadableException("no table comes in", message);
        }

        @Override
        protected void writeInternal(Object body, HttpOutputMessage message) throws IOException {
            message.getHeaders().setContentType(CSV_IN_UTF_8);
            Table table = (Table) body;
            OutputStream out = message.getBody();
            out.write(MARK);
            // Of an empty list too: Jackson writes a header only with a line below it. They are names of Java and need
            // no quotes.
            out.write((String.join(",", table.columns()) + LINE_END).getBytes(StandardCharsets.UTF_8));
            SequenceWriter lines = TABLES.writer(SCHEMA).writeValues(out);
            lines.writeAll(table.lines());
            lines.flush();
        }
    }
}
