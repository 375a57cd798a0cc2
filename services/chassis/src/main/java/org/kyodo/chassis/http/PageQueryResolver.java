package org.kyodo.chassis.http;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.kyodo.chassis.access.Cursors;
import org.kyodo.chassis.list.Order;
import org.kyodo.chassis.list.PageQuery;
import org.kyodo.chassis.list.Words;
import org.kyodo.contracts.value.InvalidInput;
import org.kyodo.contracts.value.Require;
import org.kyodo.contracts.value.Wording;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Reads the {@link PageQuery} of a list from the address, alike for all lists. */
public final class PageQueryResolver implements HandlerMethodArgumentResolver {
    /** The attribute of a request that holds what it asked for. */
    static final String QUERY = PageQuery.class.getName();

    public static final String LIMIT = "limit";
    public static final String SORT = "sort";
    public static final String SEARCH = "q";

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == PageQuery.class;
    }

    /** The names of the parameters that the list takes, its filters aside. */
    public static List<String> names(MethodParameter list) {
        List<String> all = List.of(Cursors.PARAMETER, LIMIT, SORT, Cursors.TOTAL);
        return isSearched(list) ? Stream.concat(all.stream(), Stream.of(SEARCH)).toList() : all;
    }

    private static boolean isSearched(MethodParameter list) {
        return Optional.ofNullable(list.getParameterAnnotation(Sorted.class))
                .filter(Sorted::searched)
                .isPresent();
    }

    @Override
    public PageQuery resolveArgument(
            MethodParameter parameter, ModelAndViewContainer model, NativeWebRequest web, WebDataBinderFactory binder) {
        PageQuery query = new PageQuery(
                given(web, Cursors.PARAMETER, (field, text) -> text),
                given(web, LIMIT, PageQueryResolver::limit).orElse(PageQuery.USUAL),
                given(web, SORT, (field, text) -> order(field, text, orders(parameter)))
                        .orElseGet(() -> Order.of(usualOrder(parameter))),
                given(web, SEARCH, Words::searched).orElse(List.of()),
                given(web, Cursors.TOTAL, PageQueryResolver::truth).orElse(false));
        web.setAttribute(QUERY, query, RequestAttributes.SCOPE_REQUEST);
        return query;
    }

    private static <T> Optional<T> given(NativeWebRequest web, String name, BiFunction<String, String, T> read) {
        return Optional.ofNullable(web.getParameter(name)).map(text -> {
            if (text.isEmpty()) {
                throw new InvalidInput(name, text, Wording.VALUE.of());
            }
            return read.apply(name, text);
        });
    }

    private static int limit(String field, String text) {
        try {
            return Require.between(field, Integer.parseInt(text), 1, PageQuery.MOST);
        } catch (NumberFormatException e) {
            throw new InvalidInput(field, text, Wording.WHOLE_NUMBER.of(1, PageQuery.MOST));
        }
    }

    private static Order order(String field, String text, List<String> orders) {
        if (!orders.contains(text)) {
            throw new InvalidInput(field, text, Wording.ONE_OF.of(orders));
        }
        return Order.of(text);
    }

    private static boolean truth(String field, String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new InvalidInput(field, text, Wording.TRUTH.of());
        };
    }

    /** What the list is sorted by where nothing is said, as it may stand in the address. */
    public static String usualOrder(MethodParameter list) {
        return Optional.ofNullable(list.getParameterAnnotation(Sorted.class))
                .map(Sorted::usually)
                .orElseGet(Order.NEWEST_FIRST::toString);
    }

    /** What the list can be sorted by, as it may stand in the address. */
    public static List<String> orders(MethodParameter list) {
        return Stream.concat(
                        Stream.of(Order.CREATED),
                        Stream.ofNullable(list.getParameterAnnotation(Sorted.class))
                                .flatMap(sorted -> Stream.of(sorted.by())))
                .flatMap(name -> Stream.of(new Order(name, true), new Order(name, false)))
                .map(Order::toString)
                .toList();
    }
}
