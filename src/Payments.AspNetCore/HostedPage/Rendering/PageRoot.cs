using Microsoft.AspNetCore.Components;

namespace Payments.AspNetCore;

/// <summary>Hands the scope down to the views.</summary>
internal sealed class PageRoot : IComponent
{
    private RenderHandle _handle;

    public void Attach(RenderHandle renderHandle) => _handle = renderHandle;

    public Task SetParametersAsync(ParameterView parameters)
    {
        var scope = parameters.GetValueOrDefault<PageScope>(nameof(PageScope));
        _handle.Render(builder =>
        {
            builder.OpenComponent<CascadingValue<PageScope>>(0);
            builder.AddComponentParameter(1, nameof(CascadingValue<>.Value), scope);
            builder.AddComponentParameter(2, nameof(CascadingValue<>.IsFixed), true);
            builder.AddComponentParameter(
                3,
                nameof(CascadingValue<>.ChildContent),
                (RenderFragment)(
                    child =>
                    {
                        var root = PageViews.Root(scope!.Model);
                        child.OpenComponent(0, root);
                        if (root == typeof(HostedPage.Views.Document))
                            child.AddComponentParameter(1, nameof(HostedPage.Views.Document.View), PageViews.For(scope.Model));
                        child.CloseComponent();
                    }
                )
            );
            builder.CloseComponent();
        });
        return Task.CompletedTask;
    }
}
