// Of the reference of Azure Monitor's tables: what queries may read.
const ofAll = words(`
  AppRoleInstance AppRoleName AppVersion ClientBrowser ClientCity ClientCountryOrRegion ClientIP ClientModel ClientOS
  ClientStateOrProvince ClientType IKey ItemCount Measurements OperationId OperationName ParentId Properties ResourceGUID
  SDKVersion SessionId SourceSystem SyntheticSource TenantId TimeGenerated Type UserAccountId UserAuthenticatedId UserId
  _BilledSize _IsBillable _ResourceId _SubscriptionId
`);

export const tables = {
  AppTraces: [...ofAll, ...words('Message ReferencedItemId ReferencedType SeverityLevel')],
  AppExceptions: [
    ...ofAll,
    ...words(`
      Assembly Details ExceptionType HandledAt InnermostAssembly InnermostMessage InnermostMethod InnermostType Message Method
      OuterAssembly OuterMessage OuterMethod OuterType ProblemId SeverityLevel
    `),
  ],
  AppRequests: [...ofAll, ...words('DurationMs Id Name PerformanceBucket ResultCode Source Success Url')],
  Usage: words('DataType EndTime IsBillable Quantity QuantityUnit Solution StartTime TenantId TimeGenerated Type'),
};

/** What the language itself has, as far as queries here use it. */
export const language = words(`
  and arg_min asc bin by count desc endswith extend extract has let long max min not now or order parse percentile percentilesw
  percentilew project real replace_regex round startofday startswith sum summarize take take_any tostring union where with
`);

function words(text) {
  return text.trim().split(/\s+/);
}
