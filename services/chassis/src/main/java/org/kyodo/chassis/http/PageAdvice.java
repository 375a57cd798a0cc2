package org.kyodo.chassis.http;

import jakarta.servlet.http.HttpServletRequest;
import org.kyodo.chassis.access.Cursors;
import org.kyodo.chassis.list.Page;
import org.kyodo.chassis.list.Tabulated;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/** Seals the cursor of every page on its way out; {@link Guard} opens it when it comes back. Of a page or figures that are wanted as CSV it makes the whole table. */
@RestControllerAdvice
public final class PageAdvice implements ResponseBodyAdvice<Object> {
    private final Cursors cursors;
    private final CsvLists tables;

    public PageAdvice(Cursors cursors, CsvLists tables) {
        this.cursors = cursors;
        this.tables = tables;
    }

    @Override
    public boolean supports(MethodParameter returned, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public Object beforeBodyWrite(
            Object body,
            MethodParameter returned,
            MediaType type,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        boolean table = CsvLists.CSV.isCompatibleWith(type);
        if (table && body instanceof Tabulated<?> figures) {
            return tables.of(
                    figures, returned, ((ServletServerHttpRequest) request).getServletRequest(), response.getHeaders());
        }
        if (body instanceof Page<?> page) {
            HttpServletRequest list = ((ServletServerHttpRequest) request).getServletRequest();
            if (table) {
                return tables.of(page, returned, list, response.getHeaders());
            }
            return new Page<>(
                    page.items(),
                    page.next().map(position -> cursors.close(position, list, Guard.municipality())),
                    page.total());
        }
        return body;
    }
}
