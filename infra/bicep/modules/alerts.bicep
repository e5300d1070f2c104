// Who hears of it when the twin fails, is slow or spends too much. Alerts tell; what stops the spending is DAILY_TOKEN_BUDGET.
param location string
param tags object

@description('Of alert, actionGroup and budget.')
param names object
param workspaceId string

@description('Empty: the alerts are off, for they cost half a dollar each and nobody would read them; the cost budget still tells the owners of the subscription.')
param email string

@description('Tokens that the twin may use in a day (UTC); the alert comes at 80 % of them.')
param dailyTokenBudget int

@description('What the resource group may cost in a month, in the currency of the bill; less than 0 for a subscription that can have no budgets.')
param monthlyBudget int

@description('The first of the month in which the budget begins, which Azure refuses to move later; empty is this month.')
param budgetStart string
param thisMonth string = utcNow('yyyy-MM-01')

var firstMonth = empty(budgetStart) ? thisMonth : budgetStart

// One line a call to a model; docs/operations.md has more queries over it.
var modelCalls = '''
AppTraces
| where Message startswith "Model call: "
| parse Message with "Model call: " Model " used " InputTokens:long " input and " OutputTokens:long " output tokens, first text after " FirstText:real " s, " Seconds:real " s in all, " Outcome
'''

// What the app says of its faults, and the host of its own; not the runs that the host calls failed, for a visitor who leaves a
// stream is one of them.
var failures = '''
union AppExceptions, AppTraces
| where SeverityLevel >= 3
| extend Category = tostring(Properties.Category)
| where Category endswith ".User" or not(Category startswith "Function." or Category == "Host.Results")
| summarize Value = sum(ItemCount)
'''

var rules = [
  {
    name: 'errors'
    title: 'The twin fails'
    description: 'Five or more errors in a quarter of an hour. docs/operations.md, "Troubleshooting", says how to find the cause.'
    severity: 1
    query: failures
    threshold: 4
    window: 'PT15M'
    frequency: 'PT15M'
  }
  {
    name: 'latency'
    title: 'The twin is slow'
    description: 'Of the answers of half an hour, one in twenty began to show after more than 10 seconds.'
    severity: 2
    query: '${modelCalls}| where Model != "offline" | summarize Value = percentilew(FirstText, ItemCount, 95)'
    threshold: 10
    window: 'PT30M'
    frequency: 'PT15M'
  }
  {
    name: 'tokens'
    title: 'The day\'s tokens are nearly spent'
    description: 'More than 80 % of DAILY_TOKEN_BUDGET. At 100 % the twin answers offline until midnight UTC.'
    severity: 2
    query: '${modelCalls}| where TimeGenerated >= startofday(now()) | summarize Value = sum((InputTokens + OutputTokens) * ItemCount)'
    threshold: dailyTokenBudget * 8 / 10
    window: 'P1D'
    frequency: 'PT1H'
  }
]

resource actions 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: names.actionGroup
  location: 'global'
  tags: tags
  properties: {
    enabled: true
    groupShortName: 'digitaltwin'
    emailReceivers: empty(email) ? [] : [{ name: 'owner', emailAddress: email, useCommonAlertSchema: true }]
  }
}

resource alerts 'Microsoft.Insights/scheduledQueryRules@2026-03-01' = [for rule in rules: {
  name: '${names.alert}-${rule.name}'
  location: location
  tags: tags
  kind: 'LogAlert'
  properties: {
    displayName: rule.title
    description: rule.description
    severity: rule.severity
    enabled: !empty(email)
    scopes: [workspaceId]
    evaluationFrequency: rule.frequency
    windowSize: rule.window
    criteria: {
      allOf: [
        {
          query: rule.query
          metricMeasureColumn: 'Value'
          timeAggregation: 'Maximum'
          operator: 'GreaterThan'
          threshold: rule.threshold
          failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
        }
      ]
    }
    actions: { actionGroups: [actions.id] }
    // A new workspace has no rows yet to check a query against.
    skipQueryValidation: true
    autoMitigate: true
  }
}]

resource budget 'Microsoft.Consumption/budgets@2026-06-01' = if (monthlyBudget > 0) {
  name: names.budget
  properties: {
    category: 'Cost'
    amount: monthlyBudget
    timeGrain: 'Monthly'
    timePeriod: { startDate: firstMonth }
    notifications: {
      nearlySpent: {
        enabled: true
        operator: 'GreaterThan'
        threshold: 80
        thresholdType: 'Actual'
        contactEmails: empty(email) ? [] : [email]
        contactRoles: ['Owner']
      }
      willOverrun: {
        enabled: true
        operator: 'GreaterThan'
        threshold: 100
        thresholdType: 'Forecasted'
        contactEmails: empty(email) ? [] : [email]
        contactRoles: ['Owner']
      }
    }
  }
}

output budgetStart string = monthlyBudget > 0 ? firstMonth : ''
