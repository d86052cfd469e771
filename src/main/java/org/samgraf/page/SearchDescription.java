package org.samgraf.page;

import java.math.BigDecimal;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import org.samgraf.http.Languages;
import org.samgraf.http.Page;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;

/** Describes the search for machines, beside what others have described. */
public final class SearchDescription implements OpenApiCustomizer {

	private final MessageSource texts;

	/** Takes the texts that it describes in. */
	public SearchDescription(MessageSource texts) {
		this.texts = texts;
	}

	@Override
	public void customise(OpenAPI api) {
		String summary = this.texts.getMessage("search.description", null, LocaleContextHolder.getLocale());
		StringSchema language = new StringSchema();
		language.setEnum(Languages.SERVED);
		api.path(SearchApi.PATH, new PathItem().get(new Operation().operationId("search")
			.addTagsItem("search")
			.summary(summary)
			.addParametersItem(parameter("q", new StringSchema()).required(true))
			.addParametersItem(parameter("kind", new StringSchema()))
			.addParametersItem(parameter("lang", language))
			.addParametersItem(parameter("page", number(1, Page.MAX_NUMBER)))
			.addParametersItem(parameter("size", number(SearchApi.SIZE, Page.MAX_SIZE)))
			.responses(new ApiResponses()
				.addApiResponse("200", new ApiResponse().description("OK").content(content("application/json")))
				.addApiResponse("400",
						new ApiResponse().description("Bad Request").content(content("application/problem+json"))))));
	}

	private static QueryParameter parameter(String name, Schema<?> schema) {
		QueryParameter parameter = new QueryParameter();
		parameter.name(name).schema(schema);
		return parameter;
	}

	private static Schema<?> number(int otherwise, int max) {
		IntegerSchema schema = new IntegerSchema();
		schema.minimum(BigDecimal.ONE).maximum(BigDecimal.valueOf(max));
		schema.setDefault(otherwise);
		return schema;
	}

	private static Content content(String type) {
		return new Content().addMediaType(type, new MediaType().schema(new ObjectSchema()));
	}

}
