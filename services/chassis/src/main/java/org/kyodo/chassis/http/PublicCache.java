package org.kyodo.chassis.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/** Lets proxies and browsers keep for a minute what everybody may read, with an {@code ETag} of its content. */
public final class PublicCache extends ShallowEtagHeaderFilter {
    private static final String KEPT =
            CacheControl.maxAge(java.time.Duration.ofMinutes(1)).cachePublic().getHeaderValue();

    /** A document is not collected in memory; it has its own hash for an ETag. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getServletPath().startsWith("/api/v1/public/") || Streams.wantsDocument(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        super.doFilterInternal(request, response, (inner, answer) -> {
            chain.doFilter(inner, answer);
            HttpServletResponse written = (HttpServletResponse) answer;
            written.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT + ", " + HttpHeaders.ACCEPT_LANGUAGE);
            // A refusal is not kept: what it refused may be there in a minute.
            if (written.getStatus() == HttpStatus.OK.value() && written.getHeader(HttpHeaders.CACHE_CONTROL) == null) {
                written.setHeader(HttpHeaders.CACHE_CONTROL, KEPT);
            }
        });
    }
}
